import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { IdentityMail } from '../identity/identity-mails.ts';
import { SendAccountMailService } from './send-account-mail.service.ts';
import { SendOrderMailsService } from './send-order-mails.service.ts';

interface OfPart {
  readonly orderId: string;
  readonly producerOrderId: string;
}

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'notifications.contract-confirmation': OfPart;
    'notifications.new-order': OfPart & { readonly accountId: string };
  }
}

const ACCOUNT_MAILS: readonly IdentityMail[] = [
  'identity.verification-mail',
  'identity.reset-mail',
  'identity.known-address-mail',
  'identity.sign-in-mail',
  'identity.erasure-mail',
];

/** Listens to what happened elsewhere; nobody calls this module. */
@Injectable()
export class NotificationsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly accountMails: SendAccountMailService,
    private readonly orderMails: SendOrderMailsService,
  ) {}

  onModuleInit(): void {
    for (const mail of ACCOUNT_MAILS) {
      this.jobs.handle(mail, ({ accountId }, { jobId }) =>
        this.accountMails.send(mail, accountId, jobId),
      );
    }
    this.jobs.handle('notifications.erasure-receipt', ({ accountId }) =>
      this.accountMails.sendErasureReceipt(accountId),
    );
    this.jobs.handle('notifications.order-paid', ({ orderId }) =>
      this.orderMails.planPaidOrder(orderId),
    );
    this.jobs.handle('notifications.order-received', ({ orderId }) =>
      this.orderMails.confirmReceipt(orderId),
    );
    this.jobs.handle('notifications.contract-confirmation', ({ orderId, producerOrderId }) =>
      this.orderMails.confirmContract(orderId, producerOrderId),
    );
    this.jobs.handle('notifications.part-on-its-way', ({ orderId, producerOrderId, step }) =>
      this.orderMails.tellOnItsWay(orderId, producerOrderId, step),
    );
    this.jobs.handle('notifications.new-order', (mail) =>
      this.orderMails.tellProducer(mail.orderId, mail.producerOrderId, mail.accountId),
    );
  }
}
