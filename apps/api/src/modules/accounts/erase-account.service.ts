import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { type DataSubject, PersonalData } from '../../platform/personal-data/personal-data.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { ReviewsFacade } from '../reviews/reviews.facade.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** The receipt goes out first: afterwards nobody knows the address any more. */
    'notifications.erasure-receipt': { readonly accountId: string };
    'accounts.erase': { readonly accountId: string };
  }
}

const MAX_FINISHED_AT_ONCE = 100;

/**
 * The right to be forgotten (Art. 17 GDPR) in two steps: a mailed link, then it is done. What the
 * law keeps is made anonymous: at once, or when an order that is under way has come to its end.
 */
@Injectable()
export class EraseAccount {
  constructor(
    private readonly db: Db,
    private readonly identity: IdentityFacade,
    private readonly orders: OrdersFacade,
    private readonly reviews: ReviewsFacade,
    private readonly personalData: PersonalData,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async request(person: SignedIn): Promise<{ mailed: true }> {
    if (person.isStaff || person.memberships.length > 0) throw new Problem('account-has-duties');
    await this.db.transaction((tx) => this.identity.requestErasureMail(tx, person.accountId));
    return { mailed: true };
  }

  async confirm(token: string): Promise<{ erasing: true }> {
    await this.db.transaction(async (tx) => {
      const accountId = await this.identity.closeByLink(tx, token);
      if (accountId === null) throw new Problem('link-not-valid');
      await tx.execute(
        `insert into accounts.erasure (account_id, confirmed_at) values ($1, $2)
         on conflict do nothing`,
        [accountId, this.clock.now()],
      );
      await this.jobs.add(tx, 'notifications.erasure-receipt', { accountId });
    });
    return { erasing: true };
  }

  /** Does it; a repeated job finds it done. */
  async erase(accountId: string): Promise<void> {
    const contact = await this.identity.closedContactOf(accountId);
    if (contact === null) return;
    const { email } = contact;
    await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      await this.orders.adopt(tx, accountId, email);
      await this.reviews.forgetAuthor(tx, accountId, email);
      await this.personalData.erase(tx, { accountId, email }, now);
      await tx.execute('update accounts.erasure set erased_at = $2 where account_id = $1', [
        accountId,
        now,
      ]);
      await this.noteRest(tx, { accountId, email }, now);
    });
  }

  /** What was held back when its person left; answers how many people are done now. */
  async finish(): Promise<number> {
    const open = await this.db.rows<DataSubject>(
      `select account_id as "accountId", kept_email::text as email from accounts.erasure
        where kept_email is not null order by confirmed_at limit $1`,
      [MAX_FINISHED_AT_ONCE],
    );
    let finished = 0;
    for (const subject of open) {
      const isDone = await this.db.transaction(async (tx) => {
        const now = this.clock.now();
        await this.personalData.erase(tx, subject, now);
        return this.noteRest(tx, subject, now);
      });
      if (isDone) finished += 1;
    }
    return finished;
  }

  /** Notes that nothing is left, or the address by which the rest is found again. */
  private async noteRest(tx: Tx, subject: DataSubject, now: Date): Promise<boolean> {
    const isHeldBack = await this.personalData.isHeldBack(tx, subject, now);
    await tx.execute(
      'update accounts.erasure set kept_email = $2, rest_done_at = $3 where account_id = $1',
      isHeldBack ? [subject.accountId, subject.email, null] : [subject.accountId, null, now],
    );
    return !isHeldBack;
  }
}
