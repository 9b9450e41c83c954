import { Injectable } from '@nestjs/common';
import { Clock, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { type AccountPicture, LOOK_BACK_MS, type ProviderPicture } from './money-check.ts';

/**
 * Accounts are read one by one: a tenth each night, at least so many, and all of them within days.
 */
const MIN_ACCOUNTS = 10;
const SAMPLE_SHARE = 10;

interface AccountRow {
  readonly stripeAccountId: string;
  readonly producerName: string;
  readonly state: string;
  readonly payoutsEnabled: boolean;
}

const ACCOUNT = `select a.stripe_account_id as "stripeAccountId", m.name as "producerName", a.state,
       a.payouts_enabled as "payoutsEnabled"
  from producers.stripe_account a join producers.producer m on m.id = a.producer_id`;

/** Asks Stripe everything that the money checks compare with. */
@Injectable()
export class ReadProviderService {
  constructor(
    private readonly db: Db,
    private readonly payments: PaymentsFacade,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws what the payment service throws. A second look keeps the first one's accounts: reading
   * an account stores it, so that nothing would differ any more.
   */
  async read(earlier: ProviderPicture | null): Promise<ProviderPicture> {
    const since = later(this.clock.now(), -LOOK_BACK_MS);
    return {
      since,
      accounts: earlier?.accounts ?? (await this.accounts()),
      transfers: await this.payments.provider.listTransfers(since),
      payments: await this.payments.provider.listPayments(since),
      webhookFindings: await this.payments.provider.webhookFindings(),
      movements: await this.payments.listBalanceTransactions(since),
      balance: await this.payments.retrieveBalance(),
    };
  }

  /** The accounts whose last reading is the oldest. */
  private async accounts(): Promise<AccountPicture[]> {
    const sample = await this.db.rows<AccountRow>(
      `${ACCOUNT} where a.replaced_at is null and a.state <> 'closed'
        order by a.reread_at nulls first, a.stripe_account_id
        limit greatest(${MIN_ACCOUNTS}, (select count(*) / ${SAMPLE_SHARE}
                                           from producers.stripe_account where replaced_at is
                                             null))`,
    );
    const pictures: AccountPicture[] = [];
    for (const stored of sample) pictures.push(await this.account(stored));
    return pictures;
  }

  private async account(stored: AccountRow): Promise<AccountPicture> {
    const { stripeAccountId, producerName, state } = stored;
    const balance = await this.payments.provider.connectedBalance(stripeAccountId);
    await this.payments.provider.rereadAccount(stripeAccountId);
    const fresh = await this.db.row<AccountRow>(`${ACCOUNT} where a.stripe_account_id = $1`, [
      stripeAccountId,
    ]);
    return {
      stripeAccountId,
      producerName,
      storedState: state,
      freshState: fresh?.state ?? 'none',
      payoutsEnabled: fresh?.payoutsEnabled ?? false,
      balanceCents: balance.availableCents + balance.pendingCents,
    };
  }
}
