import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { AlertLinks } from './alert-links.ts';
import { AlertWishesService } from './alert-wishes.service.ts';
import { AlertsStore } from './alerts.store.ts';
import { StockAlertsController } from './stock-alerts.controller.ts';
import { StockAlertsData } from './stock-alerts.data.ts';
import { StockAlertsFacade } from './stock-alerts.facade.ts';
import { StockAlertsJobs } from './stock-alerts.jobs.ts';
import { TellReturnService } from './tell-return.service.ts';

@Module({
  imports: [IdentityModule],
  controllers: [StockAlertsController],
  providers: [
    StockAlertsData,
    AlertLinks,
    AlertsStore,
    AlertWishesService,
    StockAlertsFacade,
    StockAlertsJobs,
    TellReturnService,
  ],
  exports: [StockAlertsFacade],
})
export class StockAlertsModule {}
