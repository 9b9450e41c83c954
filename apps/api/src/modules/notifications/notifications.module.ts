import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.ts';
import { DocumentsModule } from '../documents/documents.module.ts';
import { LegalModule } from '../legal/legal.module.ts';
import { MessagesModule } from '../messages/messages.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { PackingModule } from '../packing/packing.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { RecallsModule } from '../recalls/recalls.module.ts';
import { StockAlertsModule } from '../stock-alerts/stock-alerts.module.ts';
import { CaseMailsJobs } from './case-mails.jobs.ts';
import { DeliveriesStore } from './deliveries.store.ts';
import { DisputeMailsJobs } from './dispute-mails.jobs.ts';
import { EvidenceMailsJobs } from './evidence-mails.jobs.ts';
import { GuestMailsJobs } from './guest-mails.jobs.ts';
import { MailDeliveryService } from './mail-delivery.service.ts';
import { MessageMailsJobs } from './message-mails.jobs.ts';
import { MoneyMailsJobs } from './money-mails.jobs.ts';
import { NotificationsJobs } from './notifications.jobs.ts';
import { PackingMailsJobs } from './packing-mails.jobs.ts';
import { PeopleMailsJobs } from './people-mails.jobs.ts';
import { RecallMailsJobs } from './recall-mails.jobs.ts';
import { SendAccountMailService } from './send-account-mail.service.ts';
import { SendGuestMailsService } from './send-guest-mails.service.ts';
import { SendMoneyMailsService } from './send-money-mails.service.ts';
import { SendOrderMailsService } from './send-order-mails.service.ts';
import { SmsQuestionsJobs } from './sms-questions.jobs.ts';
import { TripMailsJobs } from './trip-mails.jobs.ts';
import { TrustMailsJobs } from './trust-mails.jobs.ts';

@Module({
  imports: [
    CasesModule,
    DocumentsModule,
    LegalModule,
    MessagesModule,
    OrdersModule,
    PackingModule,
    ProducersModule,
    RecallsModule,
    StockAlertsModule,
  ],
  providers: [
    NotificationsJobs,
    MoneyMailsJobs,
    DisputeMailsJobs,
    CaseMailsJobs,
    EvidenceMailsJobs,
    GuestMailsJobs,
    MessageMailsJobs,
    PackingMailsJobs,
    RecallMailsJobs,
    SmsQuestionsJobs,
    SendGuestMailsService,
    TripMailsJobs,
    TrustMailsJobs,
    PeopleMailsJobs,
    SendMoneyMailsService,
    SendAccountMailService,
    SendOrderMailsService,
    MailDeliveryService,
    DeliveriesStore,
  ],
})
export class NotificationsModule {}
