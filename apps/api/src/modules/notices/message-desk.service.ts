import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { sendMessage } from '@markthalle/contracts/notices';
import type { settleMessage } from '@markthalle/contracts/office-notices';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';

/** The contact points (Art. 11, 12 DSA, Art. 22(1) GPSR): messages wait until a person settles them. */
@Injectable()
export class MessageDesk {
  constructor(
    private readonly db: Db,
    private readonly identity: IdentityFacade,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async receive(
    input: ParsedInputOf<typeof sendMessage>,
    clientAddress: string,
  ): Promise<{ received: true }> {
    await this.identity.admitForm('message', clientAddress);
    const { topic, name, email, phone, text, language } = input;
    const messageId = newId();
    await this.db.transaction(async (tx) => {
      await tx.execute(
        `insert into notices.message (id, topic, name, email, phone, text, language, received_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [messageId, topic, name, email, phone, text, language, this.clock.now()],
      );
      const mail = { messageId, name, email, language, text };
      await this.jobs.add(tx, 'notifications.message-receipt', mail);
    });
    return { received: true };
  }

  settle(
    by: SignedIn,
    { messageId, note }: ParsedInputOf<typeof settleMessage>,
  ): Promise<{ settled: true }> {
    return this.db.transaction(async (tx) => {
      const settled = await tx.execute(
        `update notices.message set settled_at = $2, settled_by = $3, note = $4
          where id = $1 and settled_at is null`,
        [messageId, this.clock.now(), by.accountId, note],
      );
      if (settled === 0) throw new Problem('message-not-open');
      return { settled: true };
    });
  }
}
