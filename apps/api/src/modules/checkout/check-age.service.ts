import type { finishAgeCheck, startAgeCheck } from '@markthalle/contracts/age-check';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { type AgeCheck, decideAge } from '@markthalle/domain/ageCheck';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, HOUR_MS, later } from '../../platform/clock/clock.ts';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { newToken } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { CartFacade } from '../cart/cart.facade.ts';
import type { PricedCart } from '../cart/priced-cart.ts';
import { AgeChecksStore } from './age-checks.store.ts';
import { AgeService } from './age-service.ts';

/** How long the buyer may take at the service, and how long a passed check serves its basket. */
const ANSWER_WITHIN_MS = HOUR_MS;
const PASSED_COUNTS_MS = DAY_MS;

type Basket = Pick<PricedCart, 'cart' | 'minAge'>;

/** Whether the buyer of a basket is old enough (§ 9 JuSchG). */
@Injectable()
export class CheckAge {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly carts: CartFacade,
    private readonly checks: AgeChecksStore,
    private readonly service: AgeService,
  ) {}

  /** What the checkout page asks for; null where nothing has an age limit. */
  async stateOf({ cart, minAge }: Basket) {
    if (minAge === null) return null;
    if (this.service.method === null) {
      return { minAge, by: 'declaration' as const, passed: false };
    }
    const passed = await this.passedFor(cart.id);
    return { minAge, by: 'service' as const, passed: (passed?.minAge ?? 0) >= minAge };
  }

  /** The check to keep with the order; throws where the age is not shown. */
  async require(tx: Tx, { cart, minAge }: Basket, birthDate: string | null) {
    const now = this.clock.now().toISOString();
    const serviceConnected = this.service.method !== null;
    const decision = decideAge({
      minAge,
      serviceConnected,
      passed: serviceConnected && minAge !== null ? await this.passedFor(cart.id, tx) : null,
      birthDate,
      today: berlinDateOf(now),
      now,
    });
    if (decision.ok) return decision.check;
    const missingProof = serviceConnected && decision.because === 'missing';
    throw new Problem(missingProof ? 'age-check-missing' : 'age-check-failed', { minAge });
  }

  async start({
    cartToken,
    language,
  }: ParsedInputOf<typeof startAgeCheck>): Promise<OutputOf<typeof startAgeCheck>> {
    const { method } = this.service;
    if (method === null) throw new Problem('age-check-not-connected');
    const reference = newToken();
    const minAge = await this.db.transaction(async (tx) => {
      const basket = await this.carts.lockPriced(tx, cartToken, null);
      if (basket === null || basket.minAge === null) throw new Problem('cart-not-found');
      const check = { cartId: basket.cart.id, reference, method, minAge: basket.minAge };
      await this.checks.start(tx, check, this.clock.now());
      return basket.minAge;
    });
    return { url: this.service.startUrl({ reference, minAge, language }) };
  }

  /** The first genuine answer counts; a repeated one changes nothing, a late or a forged one is refused. */
  async finish({
    reference,
    result,
    signature,
  }: ParsedInputOf<typeof finishAgeCheck>): Promise<OutputOf<typeof finishAgeCheck>> {
    if (this.service.method === null) throw new Problem('age-check-not-connected');
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const check = await this.checks.lock(tx, reference);
      const isGenuine =
        check !== null &&
        this.service.isGenuine({ reference, result, minAge: check.minAge, signature });
      if (!isGenuine || later(check.startedAt, ANSWER_WITHIN_MS) < now) {
        throw new Problem('age-check-not-valid');
      }
      await this.checks.finish(tx, check.id, result, now);
      return { passed: (check.result ?? result) === 'passed' };
    });
  }

  private passedFor(cartId: string, from: Statements = this.db): Promise<AgeCheck | null> {
    return this.checks.passedSince(cartId, later(this.clock.now(), -PASSED_COUNTS_MS), from);
  }
}
