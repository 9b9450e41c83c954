import type { ProductDraft } from '@markthalle/contracts/portal-products';
import type { ProducerStanding } from '@markthalle/domain/evidence';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import type { Statements } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { BundleArticles, type OwnArticles, withArticles } from './bundle-articles.service.ts';
import { readOffer } from './draft-offer.ts';
import {
  type CategoryChoice,
  type PortalProductRow,
  PortalProductsQueries,
} from './portal-products.queries.ts';
import type { ProductContent } from './product-content.ts';
import { contentFromDraft, type VersionForm } from './product-form.ts';
import { PublishingGate } from './publishing-gate.service.ts';
import { refusedWords } from './refused-words.ts';
import { storedQuantity } from './typed-quantity.ts';

interface SentForm {
  readonly draft: ProductDraft;
  readonly submit: boolean;
  readonly language: 'de' | 'en';
}

export interface WrittenForm {
  readonly content: ProductContent;
  readonly form: VersionForm;
  readonly state: 'draft' | 'submitted';
}

/** What the forms of a producer are checked against; read once for as many as there are. */
export interface FormGround {
  readonly producerId: string;
  readonly categories: ReadonlyMap<string, CategoryChoice>;
  readonly ways: ReadonlySet<string>;
  /** What bundles name of the own range. */
  readonly articles: OwnArticles;
  /** Null where nothing is submitted. */
  readonly standing: ProducerStanding | null;
}

/** Checks forms against category, delivery ways and, if they are submitted, the duties before a sale. */
@Injectable()
export class CheckProductForm {
  constructor(
    private readonly queries: PortalProductsQueries,
    private readonly producers: ProducersFacade,
    private readonly articles: BundleArticles,
    private readonly gate: PublishingGate,
  ) {}

  async ground(
    producerId: string,
    forms: readonly Pick<SentForm, 'draft' | 'submit'>[],
    from: Statements,
  ): Promise<FormGround> {
    const paths = [...new Set(forms.map(({ draft }) => draft.categoryPath))];
    const categories = await this.queries.someCategories(paths, from);
    const offered = (await this.producers.waysOf([producerId], from)).get(producerId) ?? [];
    const submits = forms.some(({ submit }) => submit);
    return {
      producerId,
      categories: new Map(categories.map((category) => [category.path, category])),
      articles: await this.articles.named(
        producerId,
        forms.map(({ draft }) => draft),
        from,
      ),
      ways: new Set(offered.map(({ key }) => key)),
      standing: submits ? await this.gate.standingOf(producerId, from) : null,
    };
  }

  /**
   * The version that a form asks for; `before` is the product as it stands, null for a new one.
   *
   * @throws Problem with what is wrong at its field
   */
  read(
    by: ProducerMember,
    input: SentForm,
    before: PortalProductRow | null,
    ground: FormGround,
  ): WrittenForm {
    const { submit, language } = input;
    const own = before?.variants ?? [];
    const typed = withArticles(input.draft, ground.articles, own, language);
    const { draft, sizes } = readOffer(typed, {
      // Sizes that wait for their approval keep the ids that they have.
      known: [...own.slice(1), ...(before?.form?.variants ?? [])].map(({ variantId }) => variantId),
      submit,
      language,
    });
    const category = ground.categories.get(draft.categoryPath);
    if (category === undefined) throw new Problem('category-not-found');
    if (!draft.ways.every((way) => (ground.ways as ReadonlySet<string>).has(way))) {
      throw invalid('ways', WAY_TEXTS[language]);
    }
    const quantity = storedQuantity(draft);
    if (quantity === null) throw invalid('quantityValue', QUANTITY_TEXTS[language]);
    const refused = refusedWords(draft, language);
    if (refused.length > 0) throw new Problem('invalid-input', {}, refused);
    const content = contentFromDraft(draft, quantity, before?.content ?? null);
    const { grossCents, containerDepositCents, allergensConfirmed } = draft;
    if (submit) {
      if (ground.standing === null) throw new Error('A submission needs to know who sells');
      const beside = { containerDepositCents, allergensConfirmed, pictureCount: null };
      const about = { category, producer: ground.standing };
      this.gate.refuse(this.gate.judge(content, beside, about));
    }
    const form = { grossCents, containerDepositCents, allergensConfirmed, setBy: by.accountId };
    return { content, form: { ...form, ...sizes }, state: submit ? 'submitted' : 'draft' };
  }

  /** What writing this would be refused for; null: nothing. */
  problemOf(
    by: ProducerMember,
    input: SentForm,
    before: PortalProductRow | null,
    ground: FormGround,
  ): Problem | null {
    try {
      this.read(by, input, before, ground);
      return null;
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }
}

const invalid = (field: keyof ProductDraft, message: string): Problem =>
  new Problem('invalid-input', {}, [{ pointer: `/draft/${field}`, message }]);

const WAY_TEXTS = {
  de: 'Diese Lieferart bieten Sie nicht an.',
  en: 'You do not offer this delivery way.',
};
const QUANTITY_TEXTS = {
  de: 'Diese Menge gibt es in dieser Einheit nicht.',
  en: 'This quantity does not exist in this unit.',
};
