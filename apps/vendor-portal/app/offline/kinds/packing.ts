import { gramsOf } from '../../features/typed-weight.ts';
import type { Serialiser } from './command-kinds.ts';

const text = (fields: FormData, name: string): string => String(fields.get(name) ?? '').trim();

/** A tick on the list of a day; the line or the variant is the subject of the form. */
export const packingTicked: Serialiser<'packing.ticked'> = (fields, form) => {
  const subjectId = form.dataset.subject;
  const on = text(fields, 'tag');
  return subjectId && on ? { on, subjectId, ticked: text(fields, 'haken') !== '' } : null;
};

/** Batch and date of a line; both empty takes the entry back. */
export const batchNoted: Serialiser<'packing.batch-noted'> = (fields, form) => {
  const lineId = form.dataset.subject;
  if (!lineId) return null;
  return {
    lineId,
    batchNo: text(fields, `charge_${lineId}`) || null,
    goodUntilOn: text(fields, `datum_${lineId}`) || null,
  };
};

/** Pieces that are missing. What is no whole number goes to the page's own action, which says so. */
export const orderShortage: Serialiser<'order.shortage'> = (fields, form) => {
  const lineId = form.dataset.subject;
  const producerOrderId = text(fields, 'bestellung');
  const quantity = Number(text(fields, `fehlt_${lineId}`));
  const max = Number(form.dataset.max);
  if (!lineId || !Number.isInteger(quantity) || quantity < 1 || quantity > max) return null;
  return { producerOrderId, lineId, quantity, restIsGone: fields.has('ausverkauft') };
};

/** What the scale says, typed in grams or kilograms. */
export const orderWeighed: Serialiser<'order.weighed'> = (fields, form) => {
  const lineId = form.dataset.subject;
  const grams = gramsOf(text(fields, `gewicht_${lineId}`));
  if (!lineId || grams === null) return null;
  return { producerOrderId: text(fields, 'bestellung'), lineId, grams };
};
