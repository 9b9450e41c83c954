import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  answerQuestion,
  escalateProblem,
  keepCasePhoto,
  readCasePhoto,
  readOrderCases,
  readReturnLabel,
  reportProblem,
} from '@markthalle/contracts/problem-cases';
import { Controller } from '@nestjs/common';
import { Handles, Input, RequestKey } from '../../platform/http/handles.ts';
import { BuyerCasesService } from './buyer-cases.service.ts';
import { KeepPhotoService } from './keep-photo.service.ts';
import { ReportProblemService } from './report-problem.service.ts';

/** Problems with goods, for whoever has the order's link. */
@Controller()
export class BuyerProblemsController {
  constructor(
    private readonly cases: BuyerCasesService,
    private readonly photos: KeepPhotoService,
    private readonly reports: ReportProblemService,
  ) {}

  @Handles(readOrderCases)
  list(@Input() { orderToken, language }: ParsedInputOf<typeof readOrderCases>) {
    return this.cases.cases(orderToken, language);
  }

  @Handles(keepCasePhoto)
  async keepPhoto(@Input() { orderToken, base64 }: ParsedInputOf<typeof keepCasePhoto>) {
    const { orderId } = await this.cases.orderOf(orderToken);
    return { photoId: await this.photos.keep({ orderId, producerOrderId: null }, base64) };
  }

  @Handles(readCasePhoto)
  photo(@Input() { orderToken, photoId }: ParsedInputOf<typeof readCasePhoto>) {
    return this.cases.photo(orderToken, photoId);
  }

  @Handles(reportProblem)
  async report(
    @Input() input: ParsedInputOf<typeof reportProblem>,
    @RequestKey() requestKey: string,
  ) {
    const order = await this.cases.orderOf(input.orderToken);
    const caseId = await this.reports.report(order, input, requestKey);
    return this.cases.problem(caseId, input.language);
  }

  @Handles(answerQuestion)
  async answer(@Input() input: ParsedInputOf<typeof answerQuestion>) {
    const { orderId } = await this.cases.orderOf(input.orderToken);
    await this.reports.answer(orderId, input);
    return this.cases.problem(input.caseId, input.language);
  }

  @Handles(escalateProblem)
  async escalate(@Input() input: ParsedInputOf<typeof escalateProblem>) {
    const { orderId } = await this.cases.orderOf(input.orderToken);
    await this.reports.escalate(orderId, input);
    return this.cases.problem(input.caseId, input.language);
  }

  @Handles(readReturnLabel)
  label(@Input() { orderToken, caseId, language }: ParsedInputOf<typeof readReturnLabel>) {
    return this.cases.label(orderToken, caseId, language);
  }
}
