import type { InputOf, OutputOf } from '@markthalle/contracts/endpoint';
import { type previewRefund, type readRefundable } from '@markthalle/contracts/office-refunds';
import { REFUND_CAUSES } from '@markthalle/contracts/refund-views';
import { FormRefusal } from '@markthalle/workplace/server/form-action';
import { centsFromTyped, countFromTyped } from '@markthalle/workplace/typed-money';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { refundTexts as texts } from '../texts/refunds.ts';

export type Refundable = OutputOf<typeof readRefundable>;
type Wish = InputOf<typeof previewRefund>;
type WishLine = NonNullable<Wish['parts'][number]['lines']>[number];

/** The names of the fields, one set per line and per part. */
export const fieldsOf = (id: string) => ({
  quantity: `menge.${id}`,
  kind: `art.${id}`,
  deduction: `abzug.${id}`,
  amount: `nachlass.${id}`,
  delivery: `lieferung.${id}`,
});

/** Empty is nothing; what is no amount goes back to its field. */
function centsOf(values: TypedValues, field: string): number {
  const typed = one(values, field).trim();
  const cents = typed === '' ? 0 : centsFromTyped(typed);
  if (cents === null) throw new FormRefusal([{ field, message: texts.notMoney }]);
  return cents;
}

function linesOf(values: TypedValues, part: Refundable['parts'][number]): WishLine[] {
  return part.lines.flatMap(({ lineId }) => {
    const fields = fieldsOf(lineId);
    const typed = one(values, fields.quantity).trim();
    if (typed === '' || typed === '0') return [];
    const quantity = countFromTyped(typed);
    if (quantity === null) {
      throw new FormRefusal([{ field: fields.quantity, message: texts.notCount }]);
    }
    const kind = (one(values, fields.kind) || 'goods_and_deposit') as WishLine['kind'];
    return [{ lineId, quantity, kind, deductionCents: centsOf(values, fields.deduction) }];
  });
}

/** What was typed, as the API wants it. */
export function wishOf(values: TypedValues, refundable: Refundable): Wish['parts'] {
  return refundable.parts.map((part) => {
    const fields = fieldsOf(part.producerOrderId);
    return {
      producerOrderId: part.producerOrderId,
      lines: linesOf(values, part),
      deliveryCents: centsOf(values, fields.delivery),
      amountCents: centsOf(values, fields.amount),
    };
  });
}

/** Cause and bearer; no bearer means the usual one. */
export function whoAndWhy(values: TypedValues): Pick<Wish, 'cause' | 'bearer'> {
  const cause = REFUND_CAUSES.find((known) => known === one(values, 'cause')) ?? 'other';
  const bearer = one(values, 'bearer');
  return bearer === '' ? { cause } : { cause, bearer: bearer as NonNullable<Wish['bearer']> };
}
