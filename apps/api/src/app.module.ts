import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { Config } from './config.ts';
import { AccountsModule } from './modules/accounts/accounts.module.ts';
import { AssistanceModule } from './modules/assistance/assistance.module.ts';
import { CartModule } from './modules/cart/cart.module.ts';
import { CasesModule } from './modules/cases/cases.module.ts';
import { CatalogModule } from './modules/catalog/catalog.module.ts';
import { CheckoutModule } from './modules/checkout/checkout.module.ts';
import { CodesModule } from './modules/codes/codes.module.ts';
import { DeliveryModule } from './modules/delivery/delivery.module.ts';
import { DevicesModule } from './modules/devices/devices.module.ts';
import { DisputesModule } from './modules/disputes/disputes.module.ts';
import { DocumentsModule } from './modules/documents/documents.module.ts';
import { EvidenceModule } from './modules/evidence/evidence.module.ts';
import { ExperiencesModule } from './modules/experiences/experiences.module.ts';
import { FulfilmentModule } from './modules/fulfilment/fulfilment.module.ts';
import { IdentityModule } from './modules/identity/identity.module.ts';
import { ImportsModule } from './modules/imports/imports.module.ts';
import { InsightModule } from './modules/insight/insight.module.ts';
import { IntegrationsModule } from './modules/integrations/integrations.module.ts';
import { InventoryModule } from './modules/inventory/inventory.module.ts';
import { LedgerModule } from './modules/ledger/ledger.module.ts';
import { LegalModule } from './modules/legal/legal.module.ts';
import { MessagesModule } from './modules/messages/messages.module.ts';
import { NoticesModule } from './modules/notices/notices.module.ts';
import { NotificationsModule } from './modules/notifications/notifications.module.ts';
import { OfficeModule } from './modules/office/office.module.ts';
import { OrdersModule } from './modules/orders/orders.module.ts';
import { PackingModule } from './modules/packing/packing.module.ts';
import { PaymentsModule } from './modules/payments/payments.module.ts';
import { PicturesModule } from './modules/pictures/pictures.module.ts';
import { ProducersModule } from './modules/producers/producers.module.ts';
import { PromotionsModule } from './modules/promotions/promotions.module.ts';
import { RecallsModule } from './modules/recalls/recalls.module.ts';
import { ReconciliationModule } from './modules/reconciliation/reconciliation.module.ts';
import { RefundsModule } from './modules/refunds/refunds.module.ts';
import { ReviewsModule } from './modules/reviews/reviews.module.ts';
import { SearchModule } from './modules/search/search.module.ts';
import { SettlementModule } from './modules/settlement/settlement.module.ts';
import { ShopFloorModule } from './modules/shop-floor/shop-floor.module.ts';
import { StockAlertsModule } from './modules/stock-alerts/stock-alerts.module.ts';
import { TreasuryModule } from './modules/treasury/treasury.module.ts';
import { UploadsModule } from './modules/uploads/uploads.module.ts';
import type { Clock } from './platform/clock/clock.ts';
import { PlatformModule } from './platform/platform.module.ts';

/** The modules in level order; nothing else. */
const MODULES: Type[] = [
  IdentityModule,
  LedgerModule,
  LegalModule,
  InventoryModule,
  OrdersModule,
  PicturesModule,
  DevicesModule,
  ProducersModule,
  UploadsModule,
  AssistanceModule,
  IntegrationsModule,
  DeliveryModule,
  EvidenceModule,
  PaymentsModule,
  PromotionsModule,
  CatalogModule,
  FulfilmentModule,
  RefundsModule,
  PackingModule,
  CartModule,
  ReviewsModule,
  ImportsModule,
  ExperiencesModule,
  StockAlertsModule,
  SearchModule,
  TreasuryModule,
  SettlementModule,
  ShopFloorModule,
  CheckoutModule,
  DisputesModule,
  DocumentsModule,
  MessagesModule,
  NoticesModule,
  RecallsModule,
  CodesModule,
  CasesModule,
  ReconciliationModule,
  AccountsModule,
  InsightModule,
  NotificationsModule,
  OfficeModule,
];

@Module({})
export class AppModule {
  static with(config: Config, clock: Clock): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config, clock), ...MODULES] };
  }
}
