import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  approveWriteOff,
  discardWriteOff,
  listReceivables,
  recordDebtPayment,
  requestWriteOff,
} from '@markthalle/contracts/office-receivables';
import {
  approveRefund,
  assignRefund,
  discardRefund,
  listRefunds,
  payRefundByBank,
  previewRefund,
  readRefund,
  readRefundable,
  requestRefund,
  retryRefund,
} from '@markthalle/contracts/office-refunds';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Db } from '../../platform/db/db.ts';
import { By, Handles, Input, RequestKey } from '../../platform/http/handles.ts';
import { ApproveRefundService } from './approve-refund.service.ts';
import { AssignRefundService } from './assign-refund.service.ts';
import { ReceivablesQueries } from './receivables.queries.ts';
import { RefundPreviewService } from './refund-preview.service.ts';
import { RefundsQueries } from './refunds.queries.ts';
import { RequestRefundService } from './request-refund.service.ts';
import { SettleRefundService } from './settle-refund.service.ts';
import { WriteOffsService } from './write-offs.service.ts';

const DONE = { done: true } as const;

@Controller()
export class RefundsController {
  constructor(
    private readonly db: Db,
    private readonly previews: RefundPreviewService,
    private readonly requests: RequestRefundService,
    private readonly approval: ApproveRefundService,
    private readonly settling: SettleRefundService,
    private readonly assigning: AssignRefundService,
    private readonly queries: RefundsQueries,
    private readonly receivables: ReceivablesQueries,
    private readonly writeOffs: WriteOffsService,
  ) {}

  @Handles(readRefundable)
  readRefundable(@Input() { orderId }: ParsedInputOf<typeof readRefundable>) {
    return this.previews.left(orderId);
  }

  @Handles(previewRefund)
  preview(@Input() input: ParsedInputOf<typeof previewRefund>) {
    return this.previews.preview(input);
  }

  @Handles(requestRefund)
  async request(
    @By() { accountId }: SignedIn,
    @Input() input: ParsedInputOf<typeof requestRefund>,
    @RequestKey() key: string,
  ) {
    const request = { ...input, requestKey: `${accountId}:${key}` };
    const made = await this.db.transaction((tx) =>
      this.requests.request(tx, request, { accountId }),
    );
    return this.queries.view(made.refundId, accountId);
  }

  @Handles(listRefunds)
  list(@Input() input: ParsedInputOf<typeof listRefunds>) {
    return this.queries.list(input);
  }

  @Handles(readRefund)
  read(@By() { accountId }: SignedIn, @Input() { refundId }: ParsedInputOf<typeof readRefund>) {
    return this.queries.view(refundId, accountId);
  }

  @Handles(approveRefund)
  async approve(
    @By() { accountId }: SignedIn,
    @Input() { refundId }: ParsedInputOf<typeof approveRefund>,
  ) {
    await this.db.transaction((tx) => this.approval.approve(tx, refundId, accountId));
    return this.queries.view(refundId, accountId);
  }

  @Handles(discardRefund)
  async discard(
    @By() { accountId }: SignedIn,
    @Input() { refundId, note }: ParsedInputOf<typeof discardRefund>,
  ) {
    await this.settling.discard(refundId, { accountId, note });
    return this.queries.view(refundId, accountId);
  }

  @Handles(retryRefund)
  async retry(
    @By() { accountId }: SignedIn,
    @Input() { refundId }: ParsedInputOf<typeof retryRefund>,
  ) {
    await this.settling.retry(refundId);
    return this.queries.view(refundId, accountId);
  }

  @Handles(payRefundByBank)
  async payByBank(
    @By() { accountId }: SignedIn,
    @Input() { refundId, note }: ParsedInputOf<typeof payRefundByBank>,
  ) {
    await this.settling.payByBank(refundId, { accountId, note });
    return this.queries.view(refundId, accountId);
  }

  @Handles(assignRefund)
  async assign(@By() { accountId }: SignedIn, @Input() input: ParsedInputOf<typeof assignRefund>) {
    await this.assigning.assign(input.refundId, input, accountId);
    return this.queries.view(input.refundId, accountId);
  }

  @Handles(listReceivables)
  listReceivables(@By() { accountId }: SignedIn) {
    return this.receivables.page(accountId);
  }

  @Handles(requestWriteOff)
  async requestWriteOff(
    @By() { accountId }: SignedIn,
    @Input() input: ParsedInputOf<typeof requestWriteOff>,
  ) {
    return { writeOffId: await this.writeOffs.request({ ...input, by: accountId }) };
  }

  @Handles(approveWriteOff)
  async approveWriteOff(
    @By() { accountId }: SignedIn,
    @Input() { writeOffId }: ParsedInputOf<typeof approveWriteOff>,
  ) {
    await this.writeOffs.approve(writeOffId, accountId);
    return DONE;
  }

  @Handles(discardWriteOff)
  async discardWriteOff(
    @By() { accountId }: SignedIn,
    @Input() { writeOffId }: ParsedInputOf<typeof discardWriteOff>,
  ) {
    await this.writeOffs.discard(writeOffId, accountId);
    return DONE;
  }

  @Handles(recordDebtPayment)
  async recordDebtPayment(@Input() input: ParsedInputOf<typeof recordDebtPayment>) {
    await this.writeOffs.recordPaid(input);
    return DONE;
  }
}
