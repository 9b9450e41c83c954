import type { Serialiser } from './command-kinds.ts';

/** A parcel that was given away; the order is the subject of the form. */
export const orderHandedOver: Serialiser<'order.handed-over'> = (fields, form) => {
  const producerOrderId = form.dataset.subject;
  const code = String(fields.get('code') ?? '').replace(/\s/g, '');
  return producerOrderId ? { producerOrderId, code: code || null } : null;
};

/** Crates that left; the trip is the subject of the form. */
export const tripCounted: Serialiser<'trip.counted'> = (fields, form) => {
  const trip = form.dataset.subject;
  const crates = String(fields.get('kisten') ?? '').trim();
  return trip && /^\d{1,3}$/.test(crates) ? { trip, crates: Number(crates) } : null;
};
