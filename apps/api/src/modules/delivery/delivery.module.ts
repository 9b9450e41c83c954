import { Module } from '@nestjs/common';
import { OrdersModule } from '../orders/orders.module.ts';
import { ProducersModule } from '../producers/producers.module.ts';
import { CallOffTrip } from './call-off-trip.service.ts';
import { ChangeClosures } from './change-closures.service.ts';
import { ChangesStore } from './changes.store.ts';
import { DeliveryController } from './delivery.controller.ts';
import { DeliveryFacade } from './delivery.facade.ts';
import { DeliveryQueries } from './delivery.queries.ts';
import { DeliveryStore } from './delivery.store.ts';
import { OfficeDeliveryController } from './office-delivery.controller.ts';
import { OfficePointsController } from './office-points.controller.ts';
import { OfficePoints } from './office-points.service.ts';
import { PlanRuns } from './plan-runs.service.ts';
import { PointsStore } from './points.store.ts';
import { PricesStore } from './prices.store.ts';
import { ReadDelivery } from './read-delivery.service.ts';
import { ReadTrips } from './read-trips.service.ts';
import { ResolvePrice } from './resolve-price.service.ts';
import { RunPlansStore } from './run-plans.store.ts';
import { SteerTrip } from './steer-trip.service.ts';
import { TripsQueries } from './trips.queries.ts';
import { TripsStore } from './trips.store.ts';
import { UndoClosures } from './undo-closures.ts';

@Module({
  imports: [OrdersModule, ProducersModule],
  controllers: [DeliveryController, OfficeDeliveryController, OfficePointsController],
  providers: [
    CallOffTrip,
    ChangeClosures,
    ChangesStore,
    DeliveryFacade,
    DeliveryQueries,
    DeliveryStore,
    OfficePoints,
    PlanRuns,
    PointsStore,
    PricesStore,
    ReadDelivery,
    ReadTrips,
    ResolvePrice,
    RunPlansStore,
    SteerTrip,
    TripsQueries,
    TripsStore,
    UndoClosures,
  ],
  exports: [DeliveryFacade],
})
export class DeliveryModule {}
