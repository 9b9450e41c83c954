import { Module } from '@nestjs/common';
import { ProducersFacade } from './producers.facade.ts';
import { ProducersQueries } from './producers.queries.ts';
import { ProducersStore } from './producers.store.ts';
import { StripeAccountsStore } from './stripe-accounts.store.ts';

@Module({
  providers: [ProducersFacade, ProducersQueries, ProducersStore, StripeAccountsStore],
  exports: [ProducersFacade],
})
export class ProducersModule {}
