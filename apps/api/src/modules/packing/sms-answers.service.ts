import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { receiveSms } from '@markthalle/contracts/sms-answers';
import { mobileNumber } from '@markthalle/domain/mobileNumber';
import { type SmsAnswer, smsAnswerOf } from '@markthalle/domain/smsAnswer';
import { Injectable } from '@nestjs/common';
import { Clock, HOUR_MS, later, MINUTE_MS, SECOND_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { AnswerLinks } from './answer-links.ts';
import { AnswerOrderService } from './answer-order.service.ts';
import { SmsCodes } from './sms-codes.ts';

type SmsOutcome = 'stranger' | 'confirmed' | 'cannot_deliver' | 'unknown' | 'too_late' | 'too_many';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Says in one SMS what became of an answer. */
    'notifications.sms-reply': {
      readonly messageId: string;
      readonly accountId: string;
      readonly outcome: SmsOutcome;
      readonly linkId: string | null;
    };
  }
}

/** A gateway's clock, and a message that was on its way. */
const MAX_AGE_MS = 10 * MINUTE_MS;
/** Wrong codes of one number in an hour; then it is left in silence, so that nobody tries them all. */
const MAX_WRONG = 5;

/** "JA 481516": the same answer as the press in the mail, from the number that was asked. */
@Injectable()
export class SmsAnswersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly codes: SmsCodes,
    private readonly identity: IdentityFacade,
    private readonly links: AnswerLinks,
    private readonly orders: AnswerOrderService,
    private readonly jobs: Jobs,
  ) {}

  /** Throws `sms-not-available` and `sms-signature-wrong`. A message that came before does nothing. */
  async receive(sms: ParsedInputOf<typeof receiveSms>): Promise<{ received: true }> {
    if (!this.codes.canReceive) throw new Problem('sms-not-available');
    const ageMs = Math.abs(this.clock.now().getTime() - sms.sentAt * SECOND_MS);
    if (ageMs > MAX_AGE_MS || !this.codes.isSignedByGateway(sms)) {
      throw new Problem('sms-signature-wrong');
    }
    const mobile = mobileNumber(sms.from);
    const accountId = mobile === null ? null : await this.identity.accountOfMobile(mobile);
    const at = this.clock.now();
    const isNew = await this.db.execute(
      `insert into packing.sms_answer (message_id, account_id, outcome, received_at)
       values ($1, $2, $3, $4) on conflict (message_id) do nothing`,
      [sms.messageId, accountId, accountId === null ? 'stranger' : 'unknown', at],
    );
    if (isNew === 1 && accountId !== null) await this.act(sms.messageId, accountId, sms.text);
    return { received: true };
  }

  private async act(messageId: string, accountId: string, text: string): Promise<void> {
    const answer = smsAnswerOf(text);
    const known = (await this.tooMany(accountId))
      ? ({ outcome: 'too_many', linkId: null } as const)
      : await this.answerOf(accountId, answer);
    await this.db.transaction(async (tx) => {
      await tx.execute(
        'update packing.sms_answer set outcome = $2, link_id = $3 where message_id = $1',
        [messageId, known.outcome, known.linkId],
      );
      if (known.outcome === 'too_many') return;
      await this.jobs.add(tx, 'notifications.sms-reply', { messageId, accountId, ...known });
    });
  }

  private async answerOf(
    accountId: string,
    answer: SmsAnswer | null,
  ): Promise<{ readonly outcome: SmsOutcome; readonly linkId: string | null }> {
    if (answer === null) return { outcome: 'unknown', linkId: null };
    const links = await this.links.openOf(accountId, this.clock.now());
    const link = links.find(({ id }) => this.codes.codeOf(id) === answer.code);
    if (link === undefined) return { outcome: 'unknown', linkId: null };
    try {
      await this.orders.act(link, answer.answer);
      return { outcome: answer.answer, linkId: link.id };
    } catch (error) {
      // Packed, canceled or answered meanwhile: the person is told, and the portal shows it.
      if (error instanceof Problem) return { outcome: 'too_late', linkId: link.id };
      throw error;
    }
  }

  private async tooMany(accountId: string): Promise<boolean> {
    const row = await this.db.row<{ wrong: number }>(
      `select count(*) as wrong from packing.sms_answer
        where account_id = $1 and outcome in ('unknown', 'too_many') and received_at > $2`,
      [accountId, later(this.clock.now(), -HOUR_MS)],
    );
    // The message that is looked at counts already.
    return (row?.wrong ?? 0) > MAX_WRONG;
  }

  /** Whether this person wants questions by SMS, and can have them. */
  async wish(accountId: string) {
    const row = await this.db.row('select 1 from packing.sms_wish where account_id = $1', [
      accountId,
    ]);
    const mobile = await this.identity.mobileOf(accountId);
    return { wanted: row !== null, mobile, available: this.codes.canReceive };
  }

  /** Throws `sms-not-available` and `mobile-missing`. */
  async choose(accountId: string, wanted: boolean) {
    if (wanted && !this.codes.canReceive) throw new Problem('sms-not-available');
    if (wanted && (await this.identity.mobileOf(accountId)) === null) {
      throw new Problem('mobile-missing');
    }
    await this.db.transaction((tx) => this.keep(tx, accountId, wanted));
    return this.wish(accountId);
  }

  private async keep(tx: Tx, accountId: string, wanted: boolean): Promise<void> {
    await tx.execute(
      wanted
        ? `insert into packing.sms_wish (account_id, since) values ($1, $2)
           on conflict do nothing`
        : 'delete from packing.sms_wish where account_id = $1 and $2::timestamptz is not null',
      [accountId, this.clock.now()],
    );
  }
}
