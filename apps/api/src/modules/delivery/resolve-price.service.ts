import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  FEE_WAYS,
  MAX_SHOWN_PRICES,
  type previewPrice,
  type readFees,
  type resolvePrice,
  SURCHARGE_KINDS,
} from '@markthalle/contracts/office-fees';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { offersOf } from '@markthalle/domain/deliveryOffer';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { ChangesStore } from './changes.store.ts';
import { DeliveryQueries } from './delivery.queries.ts';
import type { DeliveryTerms } from './delivery-data.ts';
import { offeredLabel } from './offered-label.ts';
import { faultAt } from './plan-faults.ts';
import { PricesStore } from './prices.store.ts';

type FeeWay = (typeof FEE_WAYS)[number];
type SurchargeKind = (typeof SURCHARGE_KINDS)[number];
type Subject =
  | { readonly kind: 'fee'; readonly runCode: string; readonly way: FeeWay }
  | { readonly kind: 'surcharge'; readonly surcharge: SurchargeKind };
type NewPrice = Pick<ParsedInputOf<typeof resolvePrice>, 'subject' | 'validFrom' | 'priceCents'>;

/** Nobody resolves a price further ahead. */
const MAX_AHEAD_DAYS = 366;

/** What the cooperative asks for delivery: written down for coming days only, never changed. */
@Injectable()
export class ResolvePrice {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queries: DeliveryQueries,
    private readonly prices: PricesStore,
    private readonly producers: ProducersFacade,
    private readonly changes: ChangesStore,
  ) {}

  async read(language: 'de' | 'en'): Promise<OutputOf<typeof readFees>> {
    const today = this.today();
    const [{ book }, fees, surcharges, producers] = await Promise.all([
      this.queries.terms([], today),
      this.prices.fees(MAX_SHOWN_PRICES),
      this.prices.surcharges(MAX_SHOWN_PRICES),
      this.producers.allProducers(),
    ]);
    const row = ({ key, prices }: (typeof fees)[number]) => ({
      subject: key,
      nowCents: prices.find(({ validFrom }) => validFrom <= today)?.priceCents ?? null,
      prices,
    });
    return {
      today,
      runs: book.runs.map((run) => ({
        runCode: run.code,
        label: run.label[language],
        areas: [...run.areas],
        fees: fees
          .filter(({ key }) => key.startsWith(`${run.code}:`))
          .map((fee) => ({ ...row(fee), way: fee.key.split(':')[1] as FeeWay })),
      })),
      surcharges: surcharges.map((one) => ({
        ...row(one),
        kind: one.key.split(':')[1] as SurchargeKind,
      })),
      producers: producers.map(({ slug, name }) => ({ slug, name })),
    };
  }

  async resolve(
    input: ParsedInputOf<typeof resolvePrice>,
    by: string,
  ): Promise<OutputOf<typeof resolvePrice>> {
    const subject = await this.checked(input);
    const { validFrom, priceCents, resolution } = input;
    const price = { validFrom, priceCents, resolution, by };
    await this.db.transaction(async (tx) => {
      const isNew =
        subject.kind === 'fee'
          ? await this.prices.insertFee(tx, { ...subject, ...price })
          : await this.prices.insertSurcharge(tx, { kind: subject.surcharge, ...price });
      if (!isNew) {
        throw notPossible('validFrom', 'Für diesen Tag ist schon ein Preis beschlossen.');
      }
      const after = { validFrom, priceCents, resolution };
      const what = 'price_resolved';
      await this.changes.add(tx, { subject: `fee:${input.subject}`, what, by, after });
    });
    return { resolved: true };
  }

  /** Every way of the producer to the postcode on the day from which the price would hold. */
  async preview(input: ParsedInputOf<typeof previewPrice>): Promise<OutputOf<typeof previewPrice>> {
    const subject = await this.checked(input);
    const producer = await this.producers.producerBySlug(input.producer);
    if (producer === null) throw new Problem('producer-not-found');
    const before = await this.queries.terms([producer.producerId], input.validFrom);
    const after = withPrice(before, subject, input.priceCents);
    const orderedAt = this.clock.now().toISOString();
    const offers = (terms: DeliveryTerms) =>
      offersOf({
        ways: terms.waysOf.get(producer.producerId) ?? [],
        // An everyday basket: cold goods and wine have fewer ways at the same prices.
        consignment: {
          goodsCents: 0,
          leadTimeDays: producer.leadTimeDays,
          closures: terms.closuresOf.get(producer.producerId) ?? [],
          coldChain: 'none',
          minAge: subject.kind === 'surcharge' && subject.surcharge === 'age_service' ? 18 : null,
        },
        book: terms.book,
        destination: { postcode: input.postcode, pointId: null },
        orderedAt,
      });
    const later = offers(after);
    return {
      producerName: producer.name,
      offers: offers(before).map((offer) => ({
        way: offer.way.key,
        label: offeredLabel(offer)[input.language],
        beforeCents: offer.priceCents,
        afterCents: later.find(({ way }) => way.key === offer.way.key)?.priceCents ?? 0,
        earliestOn: offer.unavailableBecause === null ? (offer.promise?.earliestOn ?? null) : null,
      })),
    };
  }

  private async checked({ subject, validFrom }: NewPrice): Promise<Subject> {
    const today = this.today();
    if (validFrom <= today) {
      throw notPossible(
        'validFrom',
        'Ein Preis gilt frühestens ab morgen. Was war, bleibt stehen.',
      );
    }
    if (validFrom > addDays(today, MAX_AHEAD_DAYS)) {
      throw notPossible('validFrom', 'Höchstens ein Jahr im Voraus.');
    }
    const [first = '', second = ''] = subject.split(':');
    const surcharge = SURCHARGE_KINDS.find((kind) => kind === second);
    if (first === 'surcharge' && surcharge !== undefined) return { kind: 'surcharge', surcharge };
    const way = FEE_WAYS.find((one) => one === second);
    const { book } = await this.queries.terms([], today);
    if (way === undefined || !book.runs.some(({ code }) => code === first)) {
      throw notPossible('subject', 'Diesen Preis gibt es nicht.');
    }
    return { kind: 'fee', runCode: first, way };
  }

  private today(): string {
    return berlinDateOf(this.clock.now().toISOString());
  }
}

const notPossible = (field: string, message: string) =>
  new Problem('price-not-possible', {}, [faultAt(field, message)]);

/** The same terms with one other price. */
function withPrice(terms: DeliveryTerms, subject: Subject, priceCents: number): DeliveryTerms {
  const { book } = terms;
  if (subject.kind === 'surcharge') {
    const name = subject.surcharge === 'island' ? 'islandCents' : 'ageServiceCents';
    return { ...terms, book: { ...book, surcharges: { ...book.surcharges, [name]: priceCents } } };
  }
  const { runCode, way } = subject;
  if (way === 'pickup_point') {
    const points = book.points.map((point) =>
      point.runCode === runCode ? { ...point, priceCents } : point,
    );
    return { ...terms, book: { ...book, points } };
  }
  const waysOf = new Map(
    [...terms.waysOf].map(([producerId, ways]) => [
      producerId,
      ways.map((one) =>
        one.runCode === runCode && one.key === way ? { ...one, priceCents } : one,
      ),
    ]),
  );
  return { ...terms, waysOf };
}
