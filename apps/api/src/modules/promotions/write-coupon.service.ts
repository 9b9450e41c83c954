import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  type createCoupon,
  type endCoupon,
  type listCoupons,
  MAX_COUPONS,
  type PortalCoupon,
} from '@markthalle/contracts/portal-coupons';
import type { FieldError } from '@markthalle/contracts/problems';
import { COUPON_CODE, couponCodeOf, MIN_LEFT_CENTS } from '@markthalle/domain/coupon';
import { addDays, berlinDateOf, berlinMidnightOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx, violatedConstraint } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { toPortalCoupon } from './coupon-views.ts';
import { PromotionsStore } from './promotions.store.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Prices that a producer announces have changed: a general code began or ended. */
    'catalog.refresh-producer': { readonly producerId: string };
  }
}

type Input = ParsedInputOf<typeof createCoupon>;

const BPS_PER_PERCENT = 100;

/** A producer gives out coupons and ends them. */
@Injectable()
export class WriteCouponService {
  constructor(
    private readonly db: Db,
    private readonly store: PromotionsStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async list(by: ProducerMember): Promise<OutputOf<typeof listCoupons>> {
    const coupons = await this.store.ofProducer(by.producerId, MAX_COUPONS);
    const now = this.clock.now();
    return { coupons: coupons.map((coupon) => toPortalCoupon(coupon, now)) };
  }

  async create(by: ProducerMember, input: Input): Promise<PortalCoupon> {
    const now = this.clock.now();
    const code = couponCodeOf(input.code);
    const errors = conditionErrors(input, code, berlinDateOf(now.toISOString()));
    if (errors.length > 0) throw new Problem('coupon-not-sensible', {}, errors);
    const couponId = newId();
    try {
      return await this.db.transaction(async (tx) => {
        await this.store.insert(tx, {
          couponId,
          producerId: by.producerId,
          code,
          rateBps: input.kind === 'percent' ? (input.percent ?? 0) * BPS_PER_PERCENT : null,
          amountCents: input.kind === 'amount' ? input.amountCents : null,
          minGoodsCents: input.minGoodsCents,
          audience: input.audience,
          maxUses: input.maxUses,
          validFromAt: berlinMidnightOf(input.validFromOn),
          validUntilAt: berlinMidnightOf(addDays(input.validUntilOn, 1)),
          createdBy: by.accountId,
          createdAt: now,
        });
        await this.announce(tx, by.producerId, input.audience);
        return this.view(tx, couponId, by);
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'coupon_code_key') throw error;
      throw new Problem('coupon-code-taken');
    }
  }

  end(by: ProducerMember, { couponId }: ParsedInputOf<typeof endCoupon>): Promise<PortalCoupon> {
    return this.db.transaction(async (tx) => {
      const coupon = await this.store.one(tx, couponId, by.producerId);
      if (coupon === null) throw new Problem('coupon-not-found');
      await this.store.end(tx, couponId, this.clock.now());
      await this.announce(tx, by.producerId, coupon.audience);
      return this.view(tx, couponId, by);
    });
  }

  /** General codes stand beside prices; personal ones are between two people. */
  private async announce(tx: Tx, producerId: string, audience: PortalCoupon['audience']) {
    if (audience === 'PUBLIC') await this.jobs.add(tx, 'catalog.refresh-producer', { producerId });
  }

  private async view(tx: Tx, couponId: string, by: ProducerMember): Promise<PortalCoupon> {
    const coupon = await this.store.one(tx, couponId, by.producerId);
    if (coupon === null) throw new Error(`Coupon ${couponId} is gone`);
    return toPortalCoupon(coupon, this.clock.now());
  }
}

/** LAW-UWG-8: a coupon says what it gives, from when to when, from which amount on. */
function conditionErrors(input: Input, code: string, today: string): FieldError[] {
  const texts = ERRORS[input.language];
  const isWrong: readonly (readonly [keyof typeof texts, boolean])[] = [
    ['code', !COUPON_CODE.test(code)],
    ['percent', input.kind === 'percent' && input.percent === null],
    ['amountCents', input.kind === 'amount' && input.amountCents === null],
    [
      'minGoodsCents',
      input.kind === 'amount' && input.minGoodsCents < (input.amountCents ?? 0) + MIN_LEFT_CENTS,
    ],
    ['validFromOn', input.validFromOn < today],
    ['validUntilOn', input.validUntilOn < input.validFromOn],
  ];
  return isWrong
    .filter(([, wrong]) => wrong)
    .map(([field]) => ({ pointer: `/${field}`, message: texts[field] }));
}

const ERRORS = {
  de: {
    code: 'Bitte geben Sie einen Code aus 3 bis 20 Buchstaben, Ziffern und Bindestrichen an.',
    percent: 'Bitte geben Sie an, wie viel Prozent der Gutschein gibt.',
    amountCents: 'Bitte geben Sie an, welchen Betrag der Gutschein gibt.',
    minGoodsCents: 'Der Mindesteinkauf muss mindestens 1 € über dem Betrag des Gutscheins liegen.',
    validFromOn: 'Bitte wählen Sie heute oder einen späteren Tag.',
    validUntilOn: 'Der letzte Tag darf nicht vor dem ersten liegen.',
  },
  en: {
    code: 'Please give a code of 3 to 20 letters, digits and hyphens.',
    percent: 'Please say how many percent the coupon gives.',
    amountCents: 'Please say which amount the coupon gives.',
    minGoodsCents: 'The minimum purchase must be at least €1 above the amount of the coupon.',
    validFromOn: 'Please choose today or a later day.',
    validUntilOn: 'The last day must not be before the first.',
  },
} as const;
