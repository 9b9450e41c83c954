import { createHash } from 'node:crypto';
import type { DemoProducer } from '@markthalle/demo-catalogue/demo-producer';
import type { DemoProduct } from '@markthalle/demo-catalogue/demo-product';
import { CODE_LENGTH, CODE_LETTERS, codeFrom } from '@markthalle/domain/reorderCode';
import type { ImportedCode } from '../modules/codes/codes.store.ts';
import { demoId } from './demo-id.ts';

/** The same code in every demo market, so that a printed demo label always works. */
export function demoCode(id: string): string {
  const digest = createHash('sha256').update(`code:${id}`).digest();
  return codeFrom(
    Array.from({ length: CODE_LENGTH }, (_, index) => (digest[index] ?? 0) % CODE_LETTERS.length),
  );
}

/** Every demo product and every demo producer has its printed code. */
export const toImportedCodes = (
  producers: readonly DemoProducer[],
  products: readonly DemoProduct[],
): ImportedCode[] => [
  ...producers.map(({ id }) => {
    const producerId = demoId('producer', id);
    return { code: demoCode(producerId), producerId, productId: null };
  }),
  ...products.map((product) => {
    const productId = demoId('product', product.id);
    const producerId = demoId('producer', product.producerId);
    return { code: demoCode(productId), producerId, productId };
  }),
];
