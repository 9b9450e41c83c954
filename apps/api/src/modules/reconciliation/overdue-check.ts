import { DAY_MS, later } from '../../platform/clock/clock.ts';
import type { SettlementFacade } from '../settlement/settlement.facade.ts';
import { euros } from './money-check.ts';

const OVERDUE_AFTER_HOLD_MS = 14 * DAY_MS;

export const OVERDUE_CHECK = {
  id: 'N11',
  title: 'Kein verdienter Anteil liegt länger als die Haltefrist und 14 Tage',
};

/** Dues that nobody has settled two weeks after their hold, by producer and reason. */
export async function findOverdue(settlement: SettlementFacade, now: Date): Promise<string[]> {
  const shares = await settlement.sharesHeldUntilBefore(later(now, -OVERDUE_AFTER_HOLD_MS));
  const byReason = Map.groupBy(shares, (share) => `${share.producerName}: ${share.reason}`);
  return [...byReason].map(([reason, own]) => {
    const cents = own.reduce((sum, share) => sum + share.payoutCents, 0);
    return `${reason} (${own.length} Bestellungen, ${euros(cents)})`;
  });
}
