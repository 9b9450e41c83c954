import { ownProducer, type Row } from './access-rows.ts';

/** Everybody reads their own farm only: there is no id to ask with. */
const FARM = { taglineDe: 'Honig vom See', storyDe: 'Wir haben sechzig Völker.', since: null };

/** What a producer learns about their own sales, and says about themselves. */
export const INSIGHT_ROWS: Readonly<Record<string, Row>> = {
  readFarm: ownProducer(200, 200),
  saveFarm: ownProducer(409, 409, () => ({ basedOnVersion: 999, profile: FARM })),
  readInsight: ownProducer(200, 200),
  readTurnover: ownProducer(200, 200),
  declareTurnover: ownProducer(200, 200, () => ({ year: 'previous', grossCents: 0 })),
};
