import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.ts';
import { PaymentsFacade } from '../modules/payments/payments.facade.ts';
import { ProducersFacade } from '../modules/producers/producers.facade.ts';
import { NOT_YET_ONBOARDED } from './demo-logins.ts';

/** Gives the demo producers payment accounts in the sandbox; one is left to show the onboarding. */
@Injectable()
export class ConnectDemoAccounts {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly producers: ProducersFacade,
    private readonly payments: PaymentsFacade,
  ) {}

  /** Answers how many accounts were made. With real Stripe producers onboard themselves: none. */
  async run(): Promise<number> {
    if (this.config.stripe.apiBase === '') return 0;
    const producers = await this.producers.allProducers();
    const accounts = await this.producers.activeAccounts(
      producers.map(({ producerId }) => producerId),
    );
    const missing = producers.filter(
      ({ producerId, slug }) =>
        slug !== NOT_YET_ONBOARDED && accounts.get(producerId)?.state !== 'payable',
    );
    for (const { producerId } of missing) await this.payments.connectDemoAccount(producerId);
    return missing.length;
  }
}
