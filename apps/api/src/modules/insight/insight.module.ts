import { Module } from '@nestjs/common';
import { ProducersModule } from '../producers/producers.module.ts';
import { InsightController } from './insight.controller.ts';
import { InsightQueries } from './insight.queries.ts';
import { ReadInsight } from './read-insight.service.ts';
import { TurnoverService } from './turnover.service.ts';
import { WatchTurnover } from './watch-turnover.service.ts';

@Module({
  imports: [ProducersModule],
  controllers: [InsightController],
  providers: [InsightQueries, ReadInsight, TurnoverService, WatchTurnover],
})
export class InsightModule {}
