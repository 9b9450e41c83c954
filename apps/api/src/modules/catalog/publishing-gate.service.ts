import type { FieldError } from '@markthalle/contracts/problems';
import { isIn } from '@markthalle/domain/categoryTraits';
import { berlinDateOf } from '@markthalle/domain/dates';
import type { ProducerStanding } from '@markthalle/domain/evidence';
import type { AllergenGroup } from '@markthalle/domain/ingredientText';
import type { GateFinding } from '@markthalle/domain/publishingGates/finding';
import { gatesFor } from '@markthalle/domain/publishingGates/gatesFor';
import type { GateStatement } from '@markthalle/domain/publishingGates/statement';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Statements } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { EvidenceFacade } from '../evidence/evidence.facade.ts';
import { toProductPhotos } from './content-photos.ts';
import {
  type CategoryChoice,
  type PortalProductRow,
  PortalProductsQueries,
} from './portal-products.queries.ts';
import type { ProductContent } from './product-content.ts';
import { alcoholTenthsIn, factOf, isExperience } from './product-form.ts';
import { wordsOf } from './shown-content.ts';

/** What stands beside the content of a version and the gates ask for, too. */
interface Beside {
  readonly containerDepositCents: number;
  readonly allergensConfirmed: boolean;
  /** Null while a form cannot know: photos arrive on their own. */
  readonly pictureCount: number | null;
}

/** The one place where the law says whether a product may be offered: form, import, approval, shop. */
@Injectable()
export class PublishingGate {
  constructor(
    private readonly evidence: EvidenceFacade,
    private readonly products: PortalProductsQueries,
    private readonly clock: Clock,
  ) {}

  /** Who sells, as of today. */
  standingOf(producerId: string, from?: Statements): Promise<ProducerStanding> {
    const on = berlinDateOf(this.clock.now().toISOString());
    return this.evidence.standingOf(producerId, on, from);
  }

  /** Everything that the gates have to say about a content, hints included. */
  judge(
    content: ProductContent,
    beside: Beside,
    {
      category,
      producer,
    }: { readonly category: CategoryChoice; readonly producer: ProducerStanding },
  ): GateFinding[] {
    const storageClass = content.storage?.class ?? category.storageDefault;
    return gatesFor({ ...statementOf(content, beside), storageClass, producer });
  }

  /** What they say about a version as it is stored, with its photos as far as they have come. */
  async findingsOf(row: PortalProductRow, from?: Statements): Promise<GateFinding[]> {
    const { form, content, variants, picture } = row;
    const category = await this.products.category(content.categoryPath, from);
    if (category === null) throw new Error(`Category ${content.categoryPath} does not exist`);
    const [first] = variants;
    const photos = toProductPhotos(row, 'de').filter((photo) => photo.picture !== null);
    return this.judge(
      content,
      {
        containerDepositCents: form?.containerDepositCents ?? first?.containerDepositCents ?? 0,
        // What came in with a catalogue was confirmed where it came from.
        allergensConfirmed: form?.allergensConfirmed ?? true,
        pictureCount: photos.length + (picture === null ? 0 : 1),
      },
      { category, producer: await this.standingOf(row.producerId, from) },
    );
  }

  /** Throws `product-incomplete` with each refusal at its field; hints let pass. */
  refuse(findings: readonly GateFinding[]): void {
    const refusals = firstPerField(findings.filter(({ isHint }) => !isHint));
    if (refusals.length === 0) return;
    throw new Problem(
      'product-incomplete',
      {
        missing: refusals.map(({ field }) => field),
        lawIds: [...new Set(refusals.map(({ lawId }) => lawId))],
      },
      refusals.map(fieldError),
    );
  }
}

/** A field shows one sentence; what else is wrong with it comes with the next attempt. */
const firstPerField = (findings: readonly GateFinding[]): GateFinding[] =>
  findings.filter(
    ({ field }, index) => findings.findIndex((other) => other.field === field) === index,
  );

/** Why, an example, and the law by its number: everything somebody needs to put it right. */
const fieldError = ({ lawId, field, why, example }: GateFinding): FieldError => ({
  pointer: field.startsWith('producer/') ? `/${field}` : `/draft/${field}`,
  message: `${why} Beispiel: ${example} (${lawId})`,
});

function statementOf(
  content: ProductContent,
  beside: Beside,
): Omit<GateStatement, 'storageClass' | 'producer'> {
  const german = (key: Parameters<typeof factOf>[1]) => factOf(content, key)?.de ?? '';
  return {
    nameDe: content.name.de,
    words: wordsOf(content),
    categoryPath: content.categoryPath,
    saleForm: content.saleForm,
    quantity: content.quantity,
    drainedWeightGrams: content.drainedWeightGrams,
    vatCategory: content.vatCategory,
    ownProduce: content.ownProduce,
    ingredients: german('ingredients'),
    allergens: content.allergens as readonly AllergenGroup[],
    storage: german('storage'),
    alcoholTenths: alcoholTenthsIn(content),
    ways: content.ways,
    bundle: content.bundle?.items ?? null,
    isVoucher: isIn(content.categoryPath, 'experience') && !isExperience(content.withdrawal),
    withdrawalReason: content.withdrawal.reason,
    facts: content.productFacts ?? {},
    ...beside,
  };
}
