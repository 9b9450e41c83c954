import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  answerPortalProblem,
  keepPortalPhoto,
  listPortalCases,
  noteDelivery,
  readPortalCasePhoto,
  readPortalProblem,
  readPortalWithdrawal,
  receiveReturn,
  sendReplacement,
  waiveReturn,
} from '@markthalle/contracts/portal-cases';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { PortalCasesService } from './portal-cases.service.ts';
import { ReturnGoodsService } from './return-goods.service.ts';
import { SolveProblemService } from './solve-problem.service.ts';

/** Returns and problems of one producer. */
@Controller()
export class PortalCasesController {
  constructor(
    private readonly cases: PortalCasesService,
    private readonly solver: SolveProblemService,
    private readonly returns: ReturnGoodsService,
    private readonly clock: Clock,
  ) {}

  @Handles(listPortalCases)
  list(@By() { producerId }: ProducerMember) {
    return this.cases.list(producerId);
  }

  @Handles(readPortalProblem)
  readProblem(
    @By() { producerId }: ProducerMember,
    @Input() { caseId }: ParsedInputOf<typeof readPortalProblem>,
  ) {
    return this.cases.problem(producerId, caseId);
  }

  @Handles(answerPortalProblem)
  async answer(
    @By() member: ProducerMember,
    @Input() input: ParsedInputOf<typeof answerPortalProblem>,
  ) {
    await this.solver.answer(member, input);
    return this.cases.problem(member.producerId, input.caseId);
  }

  @Handles(sendReplacement)
  async sendReplacement(
    @By() member: ProducerMember,
    @Input() { caseId }: ParsedInputOf<typeof sendReplacement>,
  ) {
    await this.solver.sendReplacement(member, caseId);
    return this.cases.problem(member.producerId, caseId);
  }

  @Handles(readPortalCasePhoto)
  photo(
    @By() { producerId }: ProducerMember,
    @Input() { photoId }: ParsedInputOf<typeof readPortalCasePhoto>,
  ) {
    return this.cases.photo(producerId, photoId);
  }

  @Handles(readPortalWithdrawal)
  readWithdrawal(
    @By() { producerId }: ProducerMember,
    @Input() { partId }: ParsedInputOf<typeof readPortalWithdrawal>,
  ) {
    return this.cases.withdrawal(producerId, partId);
  }

  @Handles(keepPortalPhoto)
  async keepPhoto(
    @By() { producerId }: ProducerMember,
    @Input() { partId, base64 }: ParsedInputOf<typeof keepPortalPhoto>,
  ) {
    return { photoId: await this.cases.keepPhoto(producerId, partId, base64) };
  }

  @Handles(receiveReturn)
  async receive(@By() member: ProducerMember, @Input() input: ParsedInputOf<typeof receiveReturn>) {
    await this.returns.receive(member, input);
    return this.cases.withdrawal(member.producerId, input.partId);
  }

  @Handles(waiveReturn)
  async waive(
    @By() member: ProducerMember,
    @Input() { partId }: ParsedInputOf<typeof waiveReturn>,
  ) {
    await this.returns.waive(member, partId);
    return this.cases.withdrawal(member.producerId, partId);
  }

  @Handles(noteDelivery)
  async noteDelivery(
    @By() member: ProducerMember,
    @Input() input: ParsedInputOf<typeof noteDelivery>,
  ) {
    const deliveredOn = await this.returns.noteDelivery(member, input);
    return { deliveredOn, notedAt: this.clock.now().toISOString() };
  }
}
