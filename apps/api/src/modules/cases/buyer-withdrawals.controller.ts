import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  disputeLoss,
  proveReturn,
  readWithdrawalForm,
  readWithdrawalPaper,
  readWithdrawalReceipt,
  submitWithdrawal,
} from '@markthalle/contracts/withdrawals';
import { Controller } from '@nestjs/common';
import { Handles, Input, RequestKey } from '../../platform/http/handles.ts';
import { BuyerCasesService } from './buyer-cases.service.ts';
import { ReturnGoodsService } from './return-goods.service.ts';
import { SubmitWithdrawalService } from './submit-withdrawal.service.ts';

/** The withdrawal function (§ 356a BGB) and what the buyer does afterwards. */
@Controller()
export class BuyerWithdrawalsController {
  constructor(
    private readonly submitter: SubmitWithdrawalService,
    private readonly cases: BuyerCasesService,
    private readonly returns: ReturnGoodsService,
  ) {}

  @Handles(submitWithdrawal)
  submit(@Input() input: ParsedInputOf<typeof submitWithdrawal>, @RequestKey() requestKey: string) {
    return this.submitter.submit(input, requestKey);
  }

  @Handles(readWithdrawalReceipt)
  receipt(@Input() { receiptToken }: ParsedInputOf<typeof readWithdrawalReceipt>) {
    return this.submitter.readReceipt(receiptToken);
  }

  @Handles(readWithdrawalPaper)
  paper(@Input() { receiptToken }: ParsedInputOf<typeof readWithdrawalPaper>) {
    return this.submitter.readPaper(receiptToken);
  }

  @Handles(readWithdrawalForm)
  form(@Input() { orderToken, language }: ParsedInputOf<typeof readWithdrawalForm>) {
    return this.cases.form(orderToken, language);
  }

  @Handles(proveReturn)
  async prove(@Input() input: ParsedInputOf<typeof proveReturn>) {
    const { orderId } = await this.cases.orderOf(input.orderToken);
    await this.returns.proveDispatch(orderId, input);
    return this.cases.part(input.partId, input.language);
  }

  @Handles(disputeLoss)
  async dispute(@Input() input: ParsedInputOf<typeof disputeLoss>) {
    const { orderId } = await this.cases.orderOf(input.orderToken);
    await this.returns.dispute(orderId, input);
    return this.cases.part(input.partId, input.language);
  }
}
