import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { AccountChanges } from './account-changes.service.ts';
import { AccountDashboardService } from './account-dashboard.service.ts';
import { AccountsService } from './accounts.service.ts';
import { ChargesStore } from './charges.store.ts';
import { DebitRulesStore } from './debit-rules.store.ts';
import { DisputedChargesStore } from './disputed-charges.store.ts';
import { EarlyShippingService } from './early-shipping.service.ts';
import { FeeBearingSetting } from './fee-bearing-setting.ts';
import { MissedEvents } from './missed-events.ts';
import { MovementReadings } from './movement-readings.ts';
import { ObjectReadings } from './object-readings.ts';
import { OnboardingQueries } from './onboarding.queries.ts';
import { OpenPaymentService } from './open-payment.service.ts';
import { OperationCalls } from './operation-calls.ts';
import { OperationEffects } from './operation-effects.ts';
import { OperationPlans } from './operation-plans.ts';
import { OperationsService } from './operations.service.ts';
import { OperationsStore } from './operations.store.ts';
import { PaymentsController } from './payments.controller.ts';
import { PaymentsFacade } from './payments.facade.ts';
import { PaymentsJobs } from './payments.jobs.ts';
import { PayoutScheduleService } from './payout-schedule.service.ts';
import { ProviderReadings } from './provider-readings.ts';
import { RawReadings } from './raw-readings.ts';
import { ReadOnboardingService } from './read-onboarding.service.ts';
import { RecordPayment } from './record-payment.ts';
import { ReduceEventService } from './reduce-event.service.ts';
import { ReduceSessionService } from './reduce-session.service.ts';
import { ReleaseReservationsService } from './release-reservations.service.ts';
import { ReplayEventsService } from './replay-events.service.ts';
import { RereadPaymentsService } from './reread-payments.service.ts';
import { ResumeOperationsService } from './resume-operations.service.ts';
import { ResumePaymentService } from './resume-payment.service.ts';
import { SaleLimits } from './sale-limits.ts';
import { SessionsStore } from './sessions.store.ts';
import { StripeClient } from './stripe-client.ts';
import { StripeEventsStore } from './stripe-events.store.ts';
import { StripeSessions } from './stripe-sessions.ts';
import { TransfersStore } from './transfers.store.ts';
import { WebhookIntakeService } from './webhook-intake.service.ts';
import { WebhooksController } from './webhooks.controller.ts';

@Module({
  imports: [LedgerModule, InventoryModule, OrdersModule, ProducersModule],
  controllers: [PaymentsController, WebhooksController],
  providers: [
    PaymentsFacade,
    ProviderReadings,
    PaymentsJobs,
    StripeClient,
    OperationsService,
    OperationsStore,
    OperationCalls,
    OperationPlans,
    OperationEffects,
    MovementReadings,
    RawReadings,
    ObjectReadings,
    TransfersStore,
    ResumeOperationsService,
    OpenPaymentService,
    ResumePaymentService,
    ReleaseReservationsService,
    ReduceSessionService,
    RecordPayment,
    FeeBearingSetting,
    DebitRulesStore,
    EarlyShippingService,
    ReduceEventService,
    RereadPaymentsService,
    ReplayEventsService,
    MissedEvents,
    WebhookIntakeService,
    StripeSessions,
    SessionsStore,
    ChargesStore,
    DisputedChargesStore,
    StripeEventsStore,
    AccountsService,
    AccountChanges,
    AccountDashboardService,
    PayoutScheduleService,
    SaleLimits,
    ReadOnboardingService,
    OnboardingQueries,
  ],
  exports: [PaymentsFacade],
})
export class PaymentsModule {}
