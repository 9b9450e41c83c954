import { Module } from '@nestjs/common';
import { ProducersModule } from '../producers/producers.module.ts';
import { ActsService } from './acts.service.ts';
import { AssistanceController } from './assistance.controller.ts';
import { AssistanceQueries } from './assistance.queries.ts';
import { AssistanceStore } from './assistance.store.ts';
import { ConsentsService } from './consents.service.ts';
import { OpenPortalService } from './open-portal.service.ts';

@Module({
  imports: [ProducersModule],
  controllers: [AssistanceController],
  providers: [AssistanceStore, AssistanceQueries, ConsentsService, ActsService, OpenPortalService],
})
export class AssistanceModule {}
