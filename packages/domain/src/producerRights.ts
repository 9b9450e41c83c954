/**
 * What a person may do for a producer, as the words of the team page name it. An owner may
 * everything; a helper, an assisting member of staff and a token of an own system have some of them.
 */
export const PRODUCER_RIGHTS = ['orders', 'stock', 'products', 'money', 'farm', 'team'] as const;
export type ProducerRight = (typeof PRODUCER_RIGHTS)[number];

/** A right that another one brings along: whoever writes the products counts them as well. */
const BROUGHT_ALONG: Partial<Record<ProducerRight, ProducerRight>> = { stock: 'products' };

/** Whether somebody with these rights may do what asks for `wanted`. */
export function mayDo(rights: readonly ProducerRight[], wanted: ProducerRight): boolean {
  const wider = BROUGHT_ALONG[wanted];
  return rights.includes(wanted) || (wider !== undefined && rights.includes(wider));
}
