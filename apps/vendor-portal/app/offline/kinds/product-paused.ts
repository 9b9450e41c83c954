import type { Serialiser } from './command-kinds.ts';

/** The switch of a product: out of the shop, or back into it. */
export const productPaused: Serialiser<'product.paused'> = (fields, form) => {
  const productId = form.dataset.subject;
  return productId ? { productId, paused: fields.get('paused') === 'true' } : null;
};
