import { Module } from '@nestjs/common';
import { ProducersModule } from '../producers/producers.module.ts';
import { DeliverService } from './deliver.service.ts';
import { DeliveriesStore } from './deliveries.store.ts';
import { IntegrationsController } from './integrations.controller.ts';
import { IntegrationsQueries } from './integrations.queries.ts';
import { IntegrationsStore } from './integrations.store.ts';
import { TokensService } from './tokens.service.ts';
import { WebhooksService } from './webhooks.service.ts';

@Module({
  imports: [ProducersModule],
  controllers: [IntegrationsController],
  providers: [
    DeliverService,
    DeliveriesStore,
    IntegrationsStore,
    IntegrationsQueries,
    TokensService,
    WebhooksService,
  ],
})
export class IntegrationsModule {}
