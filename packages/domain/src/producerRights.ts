/**
 * What a person may do for a producer, as the words of the team page name it. An owner may
 * everything; a helper, an assisting member of staff and a token of an own system have some of them.
 */
export const PRODUCER_RIGHTS = ['orders', 'stock', 'products', 'money', 'farm', 'team'] as const;
export type ProducerRight = (typeof PRODUCER_RIGHTS)[number];

/**
 * What the office and own systems may be given. Who belongs to a farm, and who helps it, is decided by
 * its people themselves: with `team` an access could widen itself.
 */
export const ASSISTABLE_RIGHTS = ['orders', 'stock', 'products', 'money', 'farm'] as const;
export type AssistableRight = (typeof ASSISTABLE_RIGHTS)[number];

/** A right that another one brings along: whoever writes the products counts them as well. */
const BROUGHT_ALONG: Partial<Record<ProducerRight, ProducerRight>> = { stock: 'products' };

/** Whether somebody with these rights may do what asks for `wanted`. */
export function mayDo(rights: readonly ProducerRight[], wanted: ProducerRight): boolean {
  const wider = BROUGHT_ALONG[wanted];
  return rights.includes(wanted) || (wider !== undefined && rights.includes(wider));
}

/** Nobody gives away what they do not have. */
export const mayGive = (
  giver: readonly ProducerRight[],
  given: readonly ProducerRight[],
): boolean => given.every((right) => mayDo(giver, right));

/** What is left of rights that somebody gave while they had them. */
export const stillHeld = <Right extends ProducerRight>(
  given: readonly Right[],
  giver: readonly ProducerRight[],
): Right[] => given.filter((right) => mayDo(giver, right));
