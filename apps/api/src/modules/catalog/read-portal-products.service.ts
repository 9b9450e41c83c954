import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  listPortalProducts,
  readPortalProduct,
  readProductForm,
} from '@markthalle/contracts/portal-products';
import { isIn } from '@markthalle/domain/categoryTraits';
import { type CommissionRule, commissionOn } from '@markthalle/domain/commission';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { BundleArticles } from './bundle-articles.service.ts';
import { toProductPhotos } from './content-photos.ts';
import { draftOf, toPortalCard } from './portal-product-views.ts';
import { PortalProductsQueries } from './portal-products.queries.ts';

type Language = 'de' | 'en';

/** What a producer sees of their products and of the form for a new one. */
@Injectable()
export class ReadPortalProductsService {
  constructor(
    private readonly queries: PortalProductsQueries,
    private readonly producers: ProducersFacade,
    private readonly articles: BundleArticles,
    private readonly clock: Clock,
  ) {}

  async list(by: ProducerMember, language: Language): Promise<OutputOf<typeof listPortalProducts>> {
    const rows = await this.queries.ofProducer(by.producerId, this.clock.now());
    return { products: rows.map((row) => toPortalCard(row, language)) };
  }

  async form(by: ProducerMember, language: Language): Promise<OutputOf<typeof readProductForm>> {
    const [categories, ways, rule, taxes, parts] = await Promise.all([
      this.queries.categories(),
      this.ways(by, language),
      this.rule(by),
      this.producers.taxStatusOn([by.producerId], this.today()),
      this.articles.choices(by.producerId),
    ]);
    const taxStatus = taxes.get(by.producerId)?.taxStatus;
    if (taxStatus === undefined) throw new Error(`Producer ${by.producerId} has no tax status`);
    return {
      categories: categories.map(({ path, label, vatDefault }) => ({
        path,
        label: label[language],
        vatDefault,
        isFood: isIn(path, 'food'),
      })),
      ways,
      commission: { rateBps: rule.rateBps, vatRateBps: rule.vatRateBps },
      taxStatus,
      parts,
    };
  }

  async one(
    by: ProducerMember,
    { productId, language }: ParsedInputOf<typeof readPortalProduct>,
  ): Promise<OutputOf<typeof readPortalProduct>> {
    const row = await this.queries.one(productId, this.clock.now());
    if (row === null || row.producerId !== by.producerId) throw new Problem('product-not-found');
    const [ways, rule] = await Promise.all([this.ways(by, language), this.rule(by)]);
    const draft = draftOf(row);
    return {
      card: toPortalCard(row, language),
      draft,
      photos: toProductPhotos(row, language),
      versionNumber: row.versionNumber,
      earnings: earningsOn(draft.grossCents, rule),
      ways,
    };
  }

  private async ways(by: ProducerMember, language: Language) {
    const ways = (await this.producers.waysOf([by.producerId])).get(by.producerId) ?? [];
    return ways.map(({ key, label }) => ({ key, label: label[language] }));
  }

  private async rule(by: ProducerMember): Promise<CommissionRule> {
    const rules = await this.producers.commissionRuleOn([by.producerId], this.today());
    const rule = rules.get(by.producerId);
    if (rule === undefined) throw new Error('There is no commission rule for today');
    return rule;
  }

  private today(): string {
    return berlinDateOf(this.clock.now().toISOString());
  }
}

/** What one sold pack brings: the price less the commission and its VAT. */
function earningsOn(grossCents: number, rule: CommissionRule) {
  const commission = commissionOn(grossCents, rule);
  return {
    grossCents,
    commissionNetCents: commission.netCents,
    commissionVatCents: commission.vatCents,
    payoutCents: grossCents - commission.netCents - commission.vatCents,
  };
}
