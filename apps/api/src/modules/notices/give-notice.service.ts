import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { giveNotice } from '@markthalle/contracts/notices';
import type { recordOrder } from '@markthalle/contracts/office-notices';
import { actBy, contentAt, needsReporter } from '@markthalle/domain/notice';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { NoticedContentQueries } from './noticed-content.queries.ts';
import { NoticesStore } from './notices.store.ts';

/** Takes in what is held to be illegal: from anybody, or as an order of an authority. */
@Injectable()
export class GiveNotice {
  constructor(
    private readonly db: Db,
    private readonly identity: IdentityFacade,
    private readonly contents: NoticedContentQueries,
    private readonly store: NoticesStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Art. 16 DSA; the receipt goes out at once (paragraph 4). Throws `notice-reporter-missing`
   * without name and e-mail, except for child abuse material.
   */
  async give(
    input: ParsedInputOf<typeof giveNotice>,
    clientAddress: string,
  ): Promise<OutputOf<typeof giveNotice>> {
    const { url, reason, explanation, name, email, language } = input;
    if (needsReporter(reason) && (name === null || email === null)) {
      throw new Problem('notice-reporter-missing');
    }
    await this.identity.admitForm('notice', clientAddress);
    return this.db.transaction(async (tx) => {
      const noticeId = newId();
      const number = await this.store.insert(tx, {
        noticeId,
        kind: 'notice',
        url,
        content: await this.contents.find(contentAt(url), tx),
        reason,
        explanation,
        reporterName: name,
        reporterEmail: email,
        reference: null,
        language,
        receivedAt: this.clock.now(),
        dueAt: null,
      });
      if (email !== null) {
        const mail = { noticeId, number, name: name ?? '', email, language, url, explanation };
        await this.jobs.add(tx, 'notifications.notice-receipt', mail);
      }
      return { number, mailed: email !== null };
    });
  }

  /** An order or a safety notice; its clock of working days runs from when it reached us. */
  async record(input: ParsedInputOf<typeof recordOrder>): Promise<OutputOf<typeof recordOrder>> {
    const { kind, url, authority, email, reference, explanation, language } = input;
    const now = this.clock.now();
    // A typing error in the hour must not win time.
    const receivedAt = new Date(Math.min(Date.parse(input.receivedAt), now.getTime()));
    const dueAt = actBy(kind, receivedAt.toISOString());
    if (dueAt === null) throw new Error(`a ${kind} has a day`);
    const noticeId = newId();
    await this.db.transaction(async (tx) => {
      await this.store.insert(tx, {
        noticeId,
        kind,
        url,
        content: await this.contents.find(contentAt(url), tx),
        reason: 'unsafe_product',
        explanation,
        reporterName: authority,
        reporterEmail: email,
        reference,
        language,
        receivedAt,
        dueAt,
      });
    });
    return { noticeId, dueAt };
  }
}
