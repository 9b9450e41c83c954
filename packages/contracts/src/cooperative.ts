import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Day, InLanguage } from './fields.ts';

/** Fewer producers than this would tell what one of them earns. */
export const MIN_PRODUCERS_IN_FIGURES = 3;

/** What the cooperative says of itself in numbers: from the books, or not at all. */
export const readCooperativeFigures = endpoint({
  method: 'GET',
  path: '/cooperative/figures',
  summary: 'The fee in force and the sums of the last settlement that was paid out',
  access: 'public',
  input: InLanguage,
  output: z.object({
    producerCount: z.int(),
    commission: z
      .object({ rateBps: z.int(), vatRateBps: z.int(), validFrom: Day, resolution: z.string() })
      .nullable(),
    /** Null before the first one, and while it has too few producers. */
    settlement: z
      .object({
        settledOn: Day,
        producerCount: z.int(),
        /** What buyers paid for goods, deposit and delivery by producers, refunds taken off. */
        paidCents: Cents,
        producersCents: Cents,
        commissionNetCents: Cents,
        commissionVatCents: Cents,
        paymentFeeCents: Cents,
      })
      .nullable(),
  }),
  problems: [],
});
