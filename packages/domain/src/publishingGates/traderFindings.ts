import type { ProducerStanding } from '../evidence.ts';
import { TRADER_GATES } from './trader.ts';

/** What a producer must still say before anything of theirs may be offered. */
export const traderFindings = (
  producer: ProducerStanding,
): { lawId: string; field: string; why: string; example: string }[] =>
  TRADER_GATES.filter((gate) => gate.appliesTo({ producer }) && !gate.isMet({ producer })).map(
    ({ lawId, field, why, example }) => ({ lawId, field, why, example }),
  );
