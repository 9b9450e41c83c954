import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  answerEvidenceRequest,
  listEvidenceRequests,
  readEvidenceRequest,
} from '@markthalle/contracts/portal-disputes';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { AnswerRequestService } from './answer-request.service.ts';
import { PortalDisputesQueries } from './portal-disputes.queries.ts';

/** What producers are asked about disputed orders. */
@Controller()
export class PortalDisputesController {
  constructor(
    private readonly queries: PortalDisputesQueries,
    private readonly answers: AnswerRequestService,
  ) {}

  @Handles(listEvidenceRequests)
  async list(@By() { producerId }: ProducerMember) {
    return { requests: await this.queries.list(producerId) };
  }

  @Handles(readEvidenceRequest)
  read(
    @By() { producerId }: ProducerMember,
    @Input() { requestId }: ParsedInputOf<typeof readEvidenceRequest>,
  ) {
    return this.queries.read(producerId, requestId);
  }

  @Handles(answerEvidenceRequest)
  async answer(
    @By() member: ProducerMember,
    @Input() input: ParsedInputOf<typeof answerEvidenceRequest>,
  ) {
    await this.answers.answer(member, input);
    return this.queries.read(member.producerId, input.requestId);
  }
}
