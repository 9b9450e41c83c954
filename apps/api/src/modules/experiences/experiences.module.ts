import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { InventoryModule } from '../inventory/inventory.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { RefundsModule } from '../refunds/refunds.module.ts';
import { CalendarQueries } from './calendar.queries.ts';
import { CancelSlotService } from './cancel-slot.service.ts';
import { ChoicesStore } from './choices.store.ts';
import { ExperiencesController } from './experiences.controller.ts';
import { ExperiencesFacade } from './experiences.facade.ts';
import { ExperiencesJobs } from './experiences.jobs.ts';
import { GuestChoiceService } from './guest-choice.service.ts';
import { GuestsQueries } from './guests.queries.ts';
import { PlanSlotsService } from './plan-slots.service.ts';
import { PortalSlotsController } from './portal-slots.controller.ts';
import { SlotsQueries } from './slots.queries.ts';
import { SlotsStore } from './slots.store.ts';
import { TellGuestsService } from './tell-guests.service.ts';

@Module({
  imports: [CatalogModule, InventoryModule, OrdersModule, RefundsModule],
  controllers: [ExperiencesController, PortalSlotsController],
  providers: [
    CalendarQueries,
    CancelSlotService,
    ChoicesStore,
    ExperiencesFacade,
    ExperiencesJobs,
    GuestChoiceService,
    GuestsQueries,
    PlanSlotsService,
    SlotsQueries,
    SlotsStore,
    TellGuestsService,
  ],
  exports: [ExperiencesFacade],
})
export class ExperiencesModule {}
