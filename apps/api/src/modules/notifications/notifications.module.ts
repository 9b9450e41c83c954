import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders/orders.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { DeliveriesStore } from './deliveries.store.ts';
import { DisputeMailsJobs } from './dispute-mails.jobs.ts';
import { MailDeliveryService } from './mail-delivery.service.ts';
import { MoneyMailsJobs } from './money-mails.jobs.ts';
import { NotificationsJobs } from './notifications.jobs.ts';
import { SendAccountMailService } from './send-account-mail.service.ts';
import { SendMoneyMailsService } from './send-money-mails.service.ts';
import { SendOrderMailsService } from './send-order-mails.service.ts';
import { TrustMailsJobs } from './trust-mails.jobs.ts';

@Module({
  imports: [OrdersModule, ProducersModule],
  providers: [
    NotificationsJobs,
    MoneyMailsJobs,
    DisputeMailsJobs,
    TrustMailsJobs,
    SendMoneyMailsService,
    SendAccountMailService,
    SendOrderMailsService,
    MailDeliveryService,
    DeliveriesStore,
  ],
})
export class NotificationsModule {}
