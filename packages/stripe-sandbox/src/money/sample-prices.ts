import { readFileSync } from 'node:fs';

export type MethodName =
  | 'card'
  | 'sepa_debit'
  | 'klarna'
  | 'paypal'
  | 'eps'
  | 'ideal'
  | 'bancontact';

export interface MethodPrice {
  rateBps: number;
  fixedCents: number;
  availableAfterBusinessDays: number;
}

interface PriceList {
  notice: string;
  currency: string;
  /** Taken with each chargeback. */
  disputeFeeCents: number;
  /** Fees of Connect itself, taken from the platform. */
  connect: { monthlyAccountCents: number; payoutRateBps: number; payoutFixedCents: number };
  methods: Record<MethodName, MethodPrice>;
}

const FILE = new URL('../../config/sample-prices.json', import.meta.url);

/** The invented price list of the sandbox; change the file to try other prices. */
export const SAMPLE_PRICES: PriceList = JSON.parse(readFileSync(FILE, 'utf8'));

export const METHOD_NAMES = Object.keys(SAMPLE_PRICES.methods) as MethodName[];

/** Processing fee in cents: the rate is rounded half up to the cent, then the fixed part added. */
export function processingFeeCents(method: MethodName, amountCents: number): number {
  const { rateBps, fixedCents } = SAMPLE_PRICES.methods[method];
  const rated = (2n * BigInt(amountCents) * BigInt(rateBps) + 10_000n) / 20_000n;
  return Number(rated) + fixedCents;
}
