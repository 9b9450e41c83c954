import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  assignWithdrawal,
  closeWithdrawal,
  decideLoss,
  decideProblem,
  listCases,
  readOfficeCasePhoto,
  readOfficeProblem,
  readOfficeWithdrawal,
  waiveReturnByStaff,
} from '@markthalle/contracts/office-cases';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { OfficeCasesService } from './office-cases.service.ts';
import { ReturnGoodsService } from './return-goods.service.ts';
import { SolveProblemService } from './solve-problem.service.ts';

/** The queue of problems and withdrawals in the office. */
@Controller()
export class OfficeCasesController {
  constructor(
    private readonly cases: OfficeCasesService,
    private readonly solver: SolveProblemService,
    private readonly returns: ReturnGoodsService,
  ) {}

  @Handles(listCases)
  list(@Input() { filter }: ParsedInputOf<typeof listCases>) {
    return this.cases.list(filter);
  }

  @Handles(readOfficeProblem)
  readProblem(@Input() { caseId }: ParsedInputOf<typeof readOfficeProblem>) {
    return this.cases.problem(caseId);
  }

  @Handles(decideProblem)
  async decide(@By() { accountId }: SignedIn, @Input() input: ParsedInputOf<typeof decideProblem>) {
    await this.solver.decide(accountId, input);
    return this.cases.problem(input.caseId);
  }

  @Handles(readOfficeCasePhoto)
  photo(@Input() { photoId }: ParsedInputOf<typeof readOfficeCasePhoto>) {
    return this.cases.photo(photoId);
  }

  @Handles(readOfficeWithdrawal)
  readWithdrawal(@Input() { withdrawalId }: ParsedInputOf<typeof readOfficeWithdrawal>) {
    return this.cases.withdrawal(withdrawalId);
  }

  @Handles(assignWithdrawal)
  async assign(
    @By() { accountId }: SignedIn,
    @Input() { withdrawalId, orderNumber }: ParsedInputOf<typeof assignWithdrawal>,
  ) {
    await this.cases.assign(accountId, withdrawalId, orderNumber);
    return this.cases.withdrawal(withdrawalId);
  }

  @Handles(closeWithdrawal)
  async close(
    @By() { accountId }: SignedIn,
    @Input() { withdrawalId, note }: ParsedInputOf<typeof closeWithdrawal>,
  ) {
    await this.cases.close(accountId, withdrawalId, note);
    return this.cases.withdrawal(withdrawalId);
  }

  @Handles(decideLoss)
  async decideLoss(
    @By() { accountId }: SignedIn,
    @Input() input: ParsedInputOf<typeof decideLoss>,
  ) {
    await this.returns.decide(accountId, input);
    return this.cases.withdrawal(input.withdrawalId);
  }

  @Handles(waiveReturnByStaff)
  async waive(
    @By() { accountId }: SignedIn,
    @Input() { withdrawalId, partId }: ParsedInputOf<typeof waiveReturnByStaff>,
  ) {
    await this.returns.waiveByStaff(accountId, withdrawalId, partId);
    return this.cases.withdrawal(withdrawalId);
  }
}
