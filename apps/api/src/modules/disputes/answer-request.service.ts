import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { answerEvidenceRequest } from '@markthalle/contracts/portal-disputes';
import { takesEvidence } from '@markthalle/domain/dispute';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Log } from '../../platform/log/log.ts';
import { DisputesStore } from './disputes.store.ts';
import { EvidenceStore } from './evidence.store.ts';

type Input = ParsedInputOf<typeof answerEvidenceRequest>;

/** A producer says what happened. It may be changed as long as nothing went to the bank. */
@Injectable()
export class AnswerRequestService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: DisputesStore,
    private readonly evidence: EvidenceStore,
    private readonly log: Log,
  ) {}

  /**
   * Throws `dispute-not-found` for requests to others, `dispute-closed` once the bank has its answer
   * and `evidence-too-late` after its deadline. The producer's own deadline is a wish of the office.
   */
  answer(member: ProducerMember, { requestId, ...input }: Input): Promise<void> {
    return this.db.transaction(async (tx) => {
      const request = await this.evidence.lock(tx, requestId);
      if (request === null || request.producerId !== member.producerId) {
        throw new Problem('dispute-not-found');
      }
      const dispute = await this.store.lock(tx, request.disputeId);
      if (dispute === null) throw new Problem('dispute-not-found');
      const at = this.clock.now();
      const onItsWay = await this.evidence.answerOnItsWay(dispute.id, tx);
      if (!takesEvidence(dispute.status) || onItsWay !== null) {
        this.log.info('evidence for a decided dispute', { requestId });
        throw new Problem('dispute-closed');
      }
      if (dispute.evidenceDueAt !== null && dispute.evidenceDueAt <= at) {
        this.log.info('evidence after the deadline', { requestId });
        throw new Problem('evidence-too-late');
      }
      await this.evidence.answer(tx, requestId, input, { accountId: member.accountId, at });
    });
  }
}
