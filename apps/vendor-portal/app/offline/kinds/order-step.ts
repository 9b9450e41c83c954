import type { Serialiser } from './command-kinds.ts';

/** "Gepackt" on the page of an order; the order is the subject of the form. */
export const orderReady: Serialiser<'order.ready'> = (_fields, form) => {
  const producerOrderId = form.dataset.subject;
  return producerOrderId ? { producerOrderId } : null;
};
