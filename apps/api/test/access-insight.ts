import { ownProducer, type Row } from './access-rows.ts';

/** What a producer learns about their own sales. */
export const INSIGHT_ROWS: Readonly<Record<string, Row>> = {
  readInsight: ownProducer(200, 200),
  readTurnover: ownProducer(200, 200),
  declareTurnover: ownProducer(200, 200, () => ({ year: 'previous', grossCents: 0 })),
};
