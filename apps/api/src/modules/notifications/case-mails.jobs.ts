import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { CasesFacade } from '../cases/cases.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import {
  type CaseMailInput,
  lossDecidedMail,
  lossProposedMail,
  problemNewsMail,
  problemReceivedMail,
  withdrawalAnswerMail,
  withdrawalReceiptMail,
} from './case-mails.ts';
import { MailDeliveryService } from './mail-delivery.service.ts';
import type { MailModel } from './mail-model.ts';
import { type ProducerCaseMail, producerCaseMail } from './producer-case-mails.ts';
import { SendMoneyMailsService } from './send-money-mails.service.ts';

type WriteModel = (input: CaseMailInput) => Promise<MailModel> | MailModel;

/** Listens to withdrawals and problems. */
@Injectable()
export class CaseMailsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly cases: CasesFacade,
    private readonly orders: OrdersFacade,
    private readonly members: SendMoneyMailsService,
    private readonly deliveries: MailDeliveryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const { jobs } = this;
    jobs.handle('notifications.withdrawal-receipt', (job) => this.confirm(job.withdrawalId));
    jobs.handle('notifications.withdrawal-answer', (job) => this.answer(job.withdrawalId));
    jobs.handle('notifications.withdrawal-to-producer', ({ partId, producerId }) =>
      this.tellProducerOfPart(partId, producerId, 'withdrawal'),
    );
    jobs.handle('notifications.goods-on-their-way', ({ partId, producerId }) =>
      this.tellProducerOfPart(partId, producerId, 'goods-on-their-way'),
    );
    jobs.handle('notifications.loss-proposed', ({ partId }) =>
      this.tellOfPart(partId, 'notifications.loss-proposed', lossProposedMail),
    );
    jobs.handle('notifications.loss-decided', ({ partId }) =>
      this.tellOfPart(partId, 'notifications.loss-decided', lossDecidedMail),
    );
    jobs.handle('notifications.problem-reported', ({ caseId, producerId }, { jobId }) =>
      this.reported(caseId, producerId, jobId),
    );
    jobs.handle('notifications.problem-news', ({ caseId, stepId }) => this.news(caseId, stepId));
  }

  /** To the address that the declaration names, whoever's it is. */
  private confirm(withdrawalId: string): Promise<void> {
    const kind = 'notifications.withdrawal-receipt';
    return this.deliveries.sendOnce(`${kind}:${withdrawalId}`, kind, async () => {
      const { language, receipt, paper, orderId } =
        await this.cases.withdrawalForMail(withdrawalId);
      const order = orderId === null ? null : await this.orders.readForPayment(orderId);
      const path = language === 'de' ? '/widerruf/eingang' : '/en/withdrawal/received';
      const receiptUrl = `${this.config.urls.shop}${path}/${receipt.receiptToken}`;
      // The order's link goes to the order's own address only.
      const isOwn = order?.email.toLowerCase() === receipt.email.toLowerCase();
      const orderUrl = order !== null && isOwn ? this.orderUrl(language, order.token) : null;
      return {
        to: receipt.email,
        model: withdrawalReceiptMail(receipt, receiptUrl, {
          language,
          brandName: this.config.brandName,
          orderUrl,
        }),
        attachments: [
          {
            fileName: paper.fileName,
            mediaType: paper.mediaType,
            content: Buffer.from(paper.base64, 'base64'),
          },
        ],
      };
    });
  }

  private async answer(withdrawalId: string): Promise<void> {
    const { orderId, receipt } = await this.cases.withdrawalForMail(withdrawalId);
    if (orderId === null) return;
    const kind = 'notifications.withdrawal-answer';
    await this.tellBuyer(orderId, `${kind}:${withdrawalId}`, kind, async (input) => {
      const parts = await this.cases.partsOfWithdrawal(withdrawalId, input.language);
      return withdrawalAnswerMail(receipt.number, parts, input);
    });
  }

  private async tellOfPart(
    partId: string,
    kind: string,
    write: typeof lossProposedMail,
  ): Promise<void> {
    const { orderId } = await this.cases.partForMail(partId, 'de');
    await this.tellBuyer(orderId, `${kind}:${partId}`, kind, async (input) => {
      const { part } = await this.cases.partForMail(partId, input.language);
      return write(part, input);
    });
  }

  private async tellProducerOfPart(
    partId: string,
    producerId: string,
    kind: ProducerCaseMail['kind'],
  ): Promise<void> {
    const { part } = await this.cases.partForMail(partId, 'de');
    const mail = { kind, id: partId, orderNumber: part.orderNumber };
    await this.tellMembers(producerId, `notifications.${kind}:${partId}`, mail);
  }

  /** The buyer hears once that the report is there, the producer each time something is asked. */
  private async reported(caseId: string, producerId: string, jobId: string): Promise<void> {
    const { orderId, problem } = await this.cases.problemForMail(caseId, 'de');
    const kind = 'notifications.problem-received';
    await this.tellBuyer(orderId, `${kind}:${caseId}`, kind, async (input) => {
      const own = await this.cases.problemForMail(caseId, input.language);
      return problemReceivedMail(own.problem, input);
    });
    const mail = { kind: 'problem', id: caseId, orderNumber: problem.orderNumber } as const;
    await this.tellMembers(producerId, `notifications.problem:${caseId}:${jobId}`, mail);
  }

  private async news(caseId: string, stepId: string): Promise<void> {
    const { orderId, step } = await this.cases.stepForMail(caseId, stepId);
    const kind = 'notifications.problem-news';
    await this.tellBuyer(orderId, `${kind}:${stepId}`, kind, async (input) => {
      const { problem } = await this.cases.problemForMail(caseId, input.language);
      return problemNewsMail(problem, step, input);
    });
  }

  private tellMembers(producerId: string, key: string, mail: ProducerCaseMail): Promise<void> {
    return this.members.tellMembers(producerId, key, 'notifications.producer-case', (input) =>
      producerCaseMail(mail, input),
    );
  }

  private tellBuyer(orderId: string, key: string, kind: string, write: WriteModel): Promise<void> {
    return this.deliveries.sendOnce(key, kind, async () => {
      const order = await this.orders.readForPayment(orderId);
      if (order === null) throw new Error(`Order ${orderId} does not exist`);
      const { language, email, token } = order;
      const orderUrl = this.orderUrl(language, token);
      return {
        to: email,
        model: await write({ language, brandName: this.config.brandName, orderUrl }),
      };
    });
  }

  private orderUrl(language: 'de' | 'en', token: string): string {
    const path = language === 'de' ? '/bestellung' : '/en/order';
    return `${this.config.urls.shop}${path}/${token}`;
  }
}
