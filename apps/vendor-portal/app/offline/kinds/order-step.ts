import type { Serialiser } from './command-kinds.ts';

/** "Annehmen" and "Gepackt" on the page of an order; the order is the subject of the form. */
export const orderStep: Serialiser<'order.confirmed' | 'order.ready'> = (_fields, form) => {
  const producerOrderId = form.dataset.subject;
  return producerOrderId ? { producerOrderId } : null;
};
