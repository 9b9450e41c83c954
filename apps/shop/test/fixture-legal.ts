import { finishAgeCheck, startAgeCheck } from '@markthalle/contracts/age-check';
import { acceptCartChanges } from '@markthalle/contracts/cart';
import { type CheckoutView, readCheckout } from '@markthalle/contracts/checkout-view';
import {
  type LegalDocument,
  type LegalKind,
  readLegalDocument,
  readOrderLegalDocuments,
} from '@markthalle/contracts/legal';
import { type FixtureApi, FixtureProblem } from '@markthalle/testing/fixture-api';
import { honeyDetail, idOf } from './fixture-catalog.ts';
import { cart, ORDER_TOKEN, order } from './fixture-orders.ts';

export const AGE_SERVICE_URL = 'http://127.0.0.1:9/pay/age';

const BODY = `## Erstens
Ein Satz mit [Verweis](/widerruf) und <b>ohne HTML</b>.

- ein Punkt
- noch ein Punkt`;

const NOTICE = 'Der Verkäufer haftet mindestens 2 Jahre ab Lieferung.\n\n- Reparatur oder Ersatz';

const text = (kind: LegalKind, language: 'de' | 'en', version = 1): LegalDocument => ({
  documentId: idOf(900),
  kind,
  language,
  version,
  validFrom: '2026-06-01',
  title: kind === 'guarantee_notice' ? 'Gesetzliche Gewährleistung' : `Text ${kind}`,
  body: kind === 'guarantee_notice' ? NOTICE : BODY,
  picture:
    kind === 'guarantee_notice' ? '<svg xmlns="http://www.w3.org/2000/svg" id="x"></svg>' : null,
  sha256: 'a'.repeat(64),
  isSample: version === 1,
});

/** The fixture's basket as it stands above the order button. */
export const checkoutView = (fields: Partial<CheckoutView> = {}): CheckoutView => ({
  cart,
  sellers: cart.groups.map(({ producerId }) => ({
    producerId,
    seller: honeyDetail.producer.seller,
  })),
  lines: cart.groups.flatMap(({ lines }) =>
    lines.map(({ variantId }, index) => ({
      variantId,
      origin: index === 0 ? 'Feldberg' : null,
      withdrawalReason: null,
      mayStartEarly: false,
    })),
  ),
  guaranteeNotice: text('guarantee_notice', 'de'),
  ageCheck: null,
  ...fields,
});

/** Legal texts, the checkout and the age check, as the shop's pages see them. */
export function answerLegal(api: FixtureApi): void {
  api.on(readLegalDocument, ({ kind, language, version }) => {
    if (version !== undefined && version > 2) throw new FixtureProblem('legal-document-not-found');
    return text(kind, language, version ?? 1);
  });
  api.on(readOrderLegalDocuments, ({ language, orderToken }) => {
    if (orderToken !== ORDER_TOKEN) throw new FixtureProblem('order-not-found');
    return {
      number: order.number,
      documents: [text('terms', language), text('withdrawal_policy', language)],
    };
  });
  api.on(readCheckout, () => checkoutView());
  api.on(acceptCartChanges, () => cart);
  api.on(startAgeCheck, () => ({ url: AGE_SERVICE_URL }));
  api.on(finishAgeCheck, ({ result }) => ({ passed: result === 'passed' }));
}
