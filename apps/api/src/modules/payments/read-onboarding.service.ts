import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOnboarding } from '@markthalle/contracts/portal-payouts';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { OnboardingQueries } from './onboarding.queries.ts';

/** What a new producer has done and what is still missing. */
@Injectable()
export class ReadOnboardingService {
  constructor(
    private readonly producers: ProducersFacade,
    private readonly queries: OnboardingQueries,
    private readonly clock: Clock,
  ) {}

  async read(producerId: string): Promise<OutputOf<typeof readOnboarding>> {
    const today = berlinDateOf(this.clock.now().toISOString());
    const ids = [producerId];
    const profile = await this.producers.producerById(producerId);
    const tax = (await this.producers.taxStatusOn(ids, today)).get(producerId);
    const ways = (await this.producers.waysOf(ids)).get(producerId) ?? [];
    const account = await this.producers.activeAccount(producerId);
    const { hasProduct, hasPhoto, hasTaxNumber } = await this.queries.doneBy(producerId);
    if (profile === null || tax === undefined) {
      throw new Error(`Producer ${producerId} has no profile or tax status`);
    }
    return {
      accountState: account?.state ?? 'none',
      requirements: (account?.requirements ?? []).map(({ code, deadlineAt }) => ({
        code,
        deadlineAt,
      })),
      payoutsEnabled: account?.payoutsEnabled ?? false,
      tasks: [
        { key: 'profile', done: profile.story.de.trim() !== '' },
        { key: 'payment_account', done: account?.state === 'payable' },
        { key: 'tax', done: hasTaxNumber },
        { key: 'delivery', done: ways.length > 0 },
        { key: 'first_product', done: hasProduct },
        { key: 'photo', done: hasPhoto },
      ],
      tax: { taxStatus: tax.taxStatus, validFrom: tax.validFrom, vatId: tax.vatId },
    };
  }
}
