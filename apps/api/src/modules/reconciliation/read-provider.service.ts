import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { MirrorMovementsService } from './mirror-movements.service.ts';
import type { AccountPicture, ProviderPicture } from './money-check.ts';
import { SumPayoutsService } from './sum-payouts.service.ts';

/**
 * Accounts are read one by one: a tenth each night, at least so many, and all of them within days.
 */
const MIN_ACCOUNTS = 10;
const SAMPLE_SHARE = 10;

interface AccountRow {
  readonly stripeAccountId: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly state: string;
  readonly payoutsEnabled: boolean;
}

const ACCOUNT = `select a.stripe_account_id as "stripeAccountId", a.producer_id as "producerId",
       m.name as "producerName", a.state, a.payouts_enabled as "payoutsEnabled"
  from producers.stripe_account a join producers.producer m on m.id = a.producer_id`;

/** Asks Stripe everything that the money checks compare with. */
@Injectable()
export class ReadProviderService {
  constructor(
    private readonly db: Db,
    private readonly payments: PaymentsFacade,
    private readonly mirror: MirrorMovementsService,
    private readonly payouts: SumPayoutsService,
  ) {}

  /**
   * Reads the movements into their mirror, then the rest. Throws what the payment service throws. A second look keeps
   * the first one's accounts: reading an account stores it, so that nothing would differ any more.
   */
  async read(earlier: ProviderPicture | null): Promise<ProviderPicture> {
    const accounts = earlier?.accounts ?? (await this.accounts());
    const webhookFindings = await this.payments.provider.webhookFindings();
    await this.payouts.follow();
    await this.mirror.follow();
    return { accounts, webhookFindings, balance: await this.payments.retrieveBalance() };
  }

  /** The accounts whose last reading is the oldest. */
  private async accounts(): Promise<AccountPicture[]> {
    const sample = await this.db.rows<AccountRow>(
      `${ACCOUNT} where a.replaced_at is null and a.state <> 'closed'
        order by a.reread_at nulls first, a.stripe_account_id
        limit greatest(${MIN_ACCOUNTS}, (select count(*) / ${SAMPLE_SHARE}
                                           from producers.stripe_account
                                          where replaced_at is null))`,
    );
    const pictures: AccountPicture[] = [];
    for (const stored of sample) pictures.push(await this.account(stored));
    return pictures;
  }

  private async account(stored: AccountRow): Promise<AccountPicture> {
    const { stripeAccountId, producerId, producerName, state } = stored;
    const balance = await this.payments.provider.connectedBalance(stripeAccountId);
    await this.payments.provider.rereadAccount(stripeAccountId);
    const fresh = await this.db.row<AccountRow>(`${ACCOUNT} where a.stripe_account_id = $1`, [
      stripeAccountId,
    ]);
    return {
      stripeAccountId,
      producerId,
      producerName,
      storedState: state,
      freshState: fresh?.state ?? 'none',
      payoutsEnabled: fresh?.payoutsEnabled ?? false,
      balanceCents: balance.availableCents + balance.pendingCents,
    };
  }
}
