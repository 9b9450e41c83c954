import type { DisputeView } from '@markthalle/contracts/office-disputes';
import type { OrderView } from '@markthalle/contracts/orders';
import type { RefundProof } from './refund-proofs.queries.ts';

type Draft = DisputeView['draft'];
type Part = DisputeView['parts'][number];

const MAX_DESCRIPTION_CHARS = 2_000;
const MAX_EXPLANATION_CHARS = 20_000;

/**
 * What would be said to the bank, put together from the order, the producers' answers and refunds.
 * In English, because that is what card networks read; staff may change every word.
 */
export function evidenceDraft(
  order: OrderView,
  parts: readonly Part[],
  proofs: readonly RefundProof[],
): Draft {
  const given = parts.flatMap((part) => (part.given === null ? [] : [{ ...part, ...part.given }]));
  const shipped = given.find((part) => part.trackingNumber !== null) ?? given[0];
  return {
    productDescription: descriptionOf(order).slice(0, MAX_DESCRIPTION_CHARS),
    shippingCarrier: shipped?.carrier ?? '',
    shippingTrackingNumber: shipped?.trackingNumber ?? '',
    shippingOn: shipped?.handedOverOn ?? '',
    explanation: [
      `Order ${order.number} was placed on ${order.placedAt.slice(0, 10)}.`,
      ...proofs.map(proofLine),
      ...given.map((part) => answerLines(part)),
    ]
      .join('\n\n')
      .slice(0, MAX_EXPLANATION_CHARS),
  };
}

const descriptionOf = (order: OrderView): string =>
  order.producerOrders
    .map((part) => {
      const lines = part.lines.map((line) => `${line.quantity} × ${line.name}`);
      return `${part.producerName}: ${lines.join(', ')}`;
    })
    .join('\n');

const proofLine = ({ stripeRefundId, amountCents, at }: RefundProof): string =>
  `Refunded EUR ${euros(amountCents)} on ${at.toISOString().slice(0, 10)} (${stripeRefundId}).`;

/** Without a currency sign or grouping, whatever the bank's form makes of them. */
const euros = (cents: number): string =>
  `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

function answerLines(part: Part & NonNullable<Part['given']>): string {
  const facts = [
    part.handedOverOn === null ? null : `handed over on ${part.handedOverOn}`,
    part.carrier === null ? null : `carrier ${part.carrier}`,
    part.trackingNumber === null ? null : `tracking number ${part.trackingNumber}`,
  ].filter((fact) => fact !== null);
  const head = `${part.producerName} (${part.number})`;
  return [
    facts.length === 0 ? `${head}:` : `${head}, ${facts.join(', ')}:`,
    part.statement,
    ...(part.proof === null ? [] : [`Proof: ${part.proof}`]),
  ].join('\n');
}
