import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { type JobPayloads, Jobs } from '../../platform/jobs/jobs.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { MailDeliveryService } from './mail-delivery.service.ts';
import type { MailModel } from './mail-model.ts';
import {
  messageReceiptMail,
  noticeDecisionMail,
  noticeReceiptMail,
  restrictionLiftedMail,
  statementOfReasonsMail,
} from './notice-mails.ts';
import { reviewInvitationMail, reviewReplyMail } from './review-mails.ts';
import { SendMoneyMailsService } from './send-money-mails.service.ts';

type Language = 'de' | 'en';
type Concerned = JobPayloads['notifications.statement-of-reasons']['concerned'];
type Writer = { readonly email: string; readonly language: Language };
type WriteModel = (sender: { language: Language; brandName: string }) => MailModel;

/** Listens to reviews, notices and messages. */
@Injectable()
export class TrustMailsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly orders: OrdersFacade,
    private readonly members: SendMoneyMailsService,
    private readonly deliveries: MailDeliveryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('notifications.review-invitation', ({ orderId }) =>
      this.tellBuyer(orderId, 'notifications.review-invitation', orderId, reviewInvitationMail),
    );
    this.jobs.handle('notifications.review-reply', (reply) => {
      const { orderId, reviewId, productName } = reply;
      return this.tellBuyer(orderId, 'notifications.review-reply', reviewId, (input) =>
        reviewReplyMail({ ...input, ...reply, productName: productName[input.language] }),
      );
    });
    this.jobs.handle('notifications.notice-receipt', (notice) =>
      this.tellWriter(notice, 'notifications.notice-receipt', notice.noticeId, (sender) =>
        noticeReceiptMail(notice, sender),
      ),
    );
    this.jobs.handle('notifications.notice-decision', ({ statement, ...writer }) =>
      this.tellWriter(writer, 'notifications.notice-decision', statement.decisionId, (sender) =>
        noticeDecisionMail(statement, sender),
      ),
    );
    this.jobs.handle('notifications.message-receipt', (message) =>
      this.tellWriter(message, 'notifications.message-receipt', message.messageId, (sender) =>
        messageReceiptMail(message, sender),
      ),
    );
    this.jobs.handle('notifications.statement-of-reasons', ({ statement, concerned }) =>
      this.tellConcerned(
        concerned,
        'notifications.statement-of-reasons',
        `${statement.decisionId}:${statement.url}`,
        (sender) => statementOfReasonsMail(statement, sender),
      ),
    );
    this.jobs.handle('notifications.restriction-lifted', ({ concerned, ...lifted }) =>
      this.tellConcerned(
        concerned,
        'notifications.restriction-lifted',
        `${lifted.decisionId}:${lifted.url}`,
        (sender) => restrictionLiftedMail(lifted, sender),
      ),
    );
  }

  private tellWriter(writer: Writer, kind: string, event: string, write: WriteModel) {
    return this.deliveries.sendOnce(`${kind}:${event}`, kind, async () => ({
      to: writer.email,
      model: write({ language: writer.language, brandName: this.config.brandName }),
    }));
  }

  private tellConcerned(concerned: Concerned, kind: string, event: string, write: WriteModel) {
    if (concerned.kind === 'producer') {
      return this.members.tellMembers(concerned.producerId, `${kind}:${event}`, kind, write);
    }
    return this.tellBuyer(concerned.orderId, kind, event, write);
  }

  private tellBuyer(
    orderId: string,
    kind: string,
    event: string,
    write: (input: Parameters<typeof reviewInvitationMail>[0]) => MailModel,
  ): Promise<void> {
    return this.deliveries.sendOnce(`${kind}:${event}`, kind, async () => {
      const order = await this.orders.readForPayment(orderId);
      if (order === null) throw new Error(`Order ${orderId} does not exist`);
      return {
        to: order.email,
        model: write({
          language: order.language,
          brandName: this.config.brandName,
          shopUrl: this.config.urls.shop,
          orderNumber: order.number,
          orderToken: order.token,
        }),
      };
    });
  }
}
