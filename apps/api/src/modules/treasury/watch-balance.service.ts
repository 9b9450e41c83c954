import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { type BalanceReading, type OwnMoney, OwnMoneyService } from './own-money.service.ts';

const PLATFORM = 'platform';

/**
 * Reads the balance and raises its alarms: below the float the next refunds may fail, and a
 * negative balance is a debt to Stripe. Both settle themselves.
 */
@Injectable()
export class WatchBalanceService {
  constructor(
    private readonly db: Db,
    private readonly own: OwnMoneyService,
    private readonly incidents: Incidents,
  ) {}

  async watch(): Promise<void> {
    const reading = await this.own.read();
    const own = await this.own.of(reading);
    await this.db.transaction(async (tx) => {
      await this.alarm(tx, 'balance-low', isLow(reading, own), {
        title: 'Das Guthaben bei Stripe ist kleiner als der Puffer: bitte auffüllen',
        details: { availableCents: reading.availableCents, floatCents: own.floatCents },
      });
      await this.alarm(tx, 'balance-negative', reading.availableCents < 0, {
        title: 'Das Guthaben bei Stripe ist negativ: bitte sofort auffüllen',
        details: {
          availableCents: reading.availableCents,
          pendingCents: reading.pendingCents,
        },
      });
    });
  }

  private alarm(
    tx: Tx,
    kind: 'balance-low' | 'balance-negative',
    isOn: boolean,
    said: { readonly title: string; readonly details: Record<string, unknown> },
  ): Promise<void> {
    return isOn
      ? this.incidents.open(tx, { kind, subject: PLATFORM, ...said })
      : this.incidents.settle(tx, kind, PLATFORM);
  }
}

/** A market that owes nobody anything and has sold nothing lately needs no float. */
function isLow(reading: BalanceReading, { floatCents, volumeCents, obligations }: OwnMoney) {
  const isTrading = volumeCents > 0 || Object.values(obligations).some((cents) => cents > 0);
  return isTrading && reading.availableCents < floatCents;
}
