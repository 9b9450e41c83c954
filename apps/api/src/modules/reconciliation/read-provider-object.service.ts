import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readProviderObject } from '@markthalle/contracts/office-ledger';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Log } from '../../platform/log/log.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { EntriesQueries } from './entries.queries.ts';
import { InvolvedQueries } from './involved.queries.ts';

type ObjectPage = OutputOf<typeof readProviderObject>;

/** One object at Stripe, read again for this page, and everything here that names it. */
@Injectable()
export class ReadProviderObjectService {
  constructor(
    private readonly db: Db,
    private readonly payments: PaymentsFacade,
    private readonly entries: EntriesQueries,
    private readonly involved: InvolvedQueries,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Throws `provider-object-not-found`, and `payment-service-unavailable` while Stripe does not answer. */
  async read(objectId: string, account: string | null): Promise<ObjectPage> {
    const fields = await this.fields(objectId, account, await this.transferOf(objectId));
    if (fields === null) throw new Problem('provider-object-not-found');
    const [entries, involved] = await Promise.all([
      this.entries.where(
        `e.charge_id = $1 or e.balance_transaction_id = $1 or e.source_id = $1
         or e.balance_transaction_id in (
              select id from reconciliation.balance_transaction where source_id = $1)`,
        [objectId],
      ),
      this.involved.behind([objectId, fields]),
    ]);
    return {
      objectId,
      fields,
      readAt: this.clock.now().toISOString(),
      entries,
      involved: involved.filter(({ what, id }) => what !== 'entry' && id !== objectId),
    };
  }

  /** The transfer that a reversal takes back, as its movement says. */
  private async transferOf(objectId: string): Promise<string | null> {
    const row = await this.db.row<{ transferId: string | null }>(
      `select transfer_id as "transferId" from reconciliation.balance_transaction
        where source_id = $1 and type = 'transfer_refund'`,
      [objectId],
    );
    return row?.transferId ?? null;
  }

  private async fields(objectId: string, account: string | null, transferId: string | null) {
    try {
      return await this.payments.raw.read(objectId, { account, transferId });
    } catch (error) {
      this.log.fault('object not readable', error);
      throw new Problem('payment-service-unavailable');
    }
  }
}
