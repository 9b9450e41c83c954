import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  acceptLoss,
  decideLiability,
  listDisputes,
  readDispute,
  recoverEarly,
  submitEvidence,
  takeDispute,
} from '@markthalle/contracts/office-disputes';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { AnswerBankService } from './answer-bank.service.ts';
import { ReadDisputeService } from './read-dispute.service.ts';
import { StaffDecisionsService } from './staff-decisions.service.ts';

/** The dispute desk of the office. */
@Controller()
export class DisputesController {
  constructor(
    private readonly reader: ReadDisputeService,
    private readonly answers: AnswerBankService,
    private readonly decisions: StaffDecisionsService,
  ) {}

  @Handles(listDisputes)
  list(@Input() { filter }: ParsedInputOf<typeof listDisputes>) {
    return this.reader.list(filter);
  }

  @Handles(readDispute)
  read(@Input() { disputeId }: ParsedInputOf<typeof readDispute>) {
    return this.reader.view(disputeId);
  }

  @Handles(takeDispute)
  async take(
    @By() { accountId }: SignedIn,
    @Input() { disputeId }: ParsedInputOf<typeof takeDispute>,
  ) {
    await this.decisions.takeOver(disputeId, accountId);
    return this.reader.view(disputeId);
  }

  @Handles(submitEvidence)
  async submit(
    @By() { accountId }: SignedIn,
    @Input() input: ParsedInputOf<typeof submitEvidence>,
  ) {
    await this.answers.submit(input, accountId);
    return this.reader.view(input.disputeId);
  }

  @Handles(acceptLoss)
  async accept(
    @By() { accountId }: SignedIn,
    @Input() { disputeId, note }: ParsedInputOf<typeof acceptLoss>,
  ) {
    await this.answers.accept(disputeId, { accountId, note });
    return this.reader.view(disputeId);
  }

  @Handles(decideLiability)
  async decide(
    @By() { accountId }: SignedIn,
    @Input() { disputeId, kind, producerIds, note }: ParsedInputOf<typeof decideLiability>,
  ) {
    const decision = kind === 'pro_rata' ? ({ kind } as const) : { kind, producerIds };
    await this.decisions.decide(disputeId, decision, { accountId, note });
    return this.reader.view(disputeId);
  }

  @Handles(recoverEarly)
  async recover(
    @By() { accountId }: SignedIn,
    @Input() { disputeId, producerOrderId, note }: ParsedInputOf<typeof recoverEarly>,
  ) {
    await this.decisions.recoverEarly(disputeId, producerOrderId, { accountId, note });
    return this.reader.view(disputeId);
  }
}
