import { Module } from '@nestjs/common';
import { AcceptInvitationService } from './accept-invitation.service.ts';
import { FarmController } from './farm.controller.ts';
import { FarmProfileService } from './farm-profile.service.ts';
import { OwnDeliveryStore } from './own-delivery.store.ts';
import { ProducersFacade } from './producers.facade.ts';
import { ProducersQueries } from './producers.queries.ts';
import { ProducersStore } from './producers.store.ts';
import { StripeAccountsStore } from './stripe-accounts.store.ts';
import { TeamController } from './team.controller.ts';
import { TeamData } from './team.data.ts';
import { TeamFacade } from './team.facade.ts';
import { TeamService } from './team.service.ts';
import { TeamStore } from './team.store.ts';
import { TurnoverStore } from './turnover.store.ts';
import { UndoFarm } from './undo-farm.ts';

@Module({
  controllers: [FarmController, TeamController],
  providers: [
    FarmProfileService,
    UndoFarm,
    TeamFacade,
    TeamService,
    TeamStore,
    TeamData,
    AcceptInvitationService,
    ProducersFacade,
    ProducersQueries,
    ProducersStore,
    StripeAccountsStore,
    OwnDeliveryStore,
    TurnoverStore,
  ],
  exports: [ProducersFacade, TeamFacade],
})
export class ProducersModule {}
