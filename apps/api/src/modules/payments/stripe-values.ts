/** An object of Stripe, or only its id where it was not expanded. */
export type Reference = string | { readonly id: string } | null | undefined;

/** The id that a reference names, or null. */
export const idOf = (reference: Reference): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);

interface Funds {
  readonly amount: number;
  readonly currency: string;
}

/** The euros of a balance, in cents; other currencies are not ours. */
export const euroCents = (funds: readonly Funds[] = []): number =>
  funds.reduce((sum, fund) => (fund.currency === 'eur' ? sum + fund.amount : sum), 0);
