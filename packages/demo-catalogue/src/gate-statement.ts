import { isIn } from '@markthalle/domain/categoryTraits';
import type { EvidenceKind, HeldEvidence, ProducerStanding } from '@markthalle/domain/evidence';
import type { GateStatement } from '@markthalle/domain/publishingGates/statement';
import { toSmallestUnit } from '@markthalle/domain/unitPrice';
import type { DemoCategory } from './demo-data.ts';
import type { DemoProducer } from './demo-producer.ts';
import type { DemoProduct } from './demo-product.ts';
import { productFactsOf } from './product-facts.ts';

/** Evidence that a demo producer holds, made from its legal notice. */
export interface DemoEvidence {
  readonly kind: EvidenceKind;
  readonly reference: string;
  readonly covers: readonly string[];
  /** Counted from the day of seeding, so that nothing expires on a shelf; null: no end. */
  readonly validForDays: number | null;
}

const ORGANIC_DAYS = 320;
const REGION_DAYS = 500;

/** What the producer has proved, with those of its own products that some of it speaks of. */
export function demoEvidenceOf(
  producer: DemoProducer,
  own: readonly DemoProduct[],
): DemoEvidence[] {
  const { legal } = producer;
  const lasting = (kind: EvidenceKind, reference: string | null | undefined) =>
    reference ? [{ kind, reference, covers: [], validForDays: null }] : [];
  const declared = (kind: EvidenceKind, of: (product: DemoProduct) => unknown): DemoEvidence[] => {
    const covers = own.filter(of).map(({ safety }) => safety?.identifier ?? '');
    return covers.length === 0
      ? []
      : [{ kind, reference: `Demo ${producer.name}`, covers, validForDays: null }];
  };
  return [
    ...lasting('packaging_register', legal.lucid),
    ...lasting('food_registration', legal.foodAuthority),
    ...lasting('approval_mark', legal.foodApprovalNo),
    ...lasting('egg_packing_centre', legal.eggPackingCentre),
    ...(producer.organic.certified
      ? [
          {
            kind: 'organic_control' as const,
            reference: producer.organic.controlBody,
            covers: [],
            validForDays: ORGANIC_DAYS,
          },
        ]
      : []),
    {
      kind: 'region_declaration',
      reference: `Demo ${producer.name}`,
      covers: [],
      validForDays: REGION_DAYS,
    },
    ...declared('toy_declaration', ({ safety }) => safety?.toy),
    ...declared(
      'food_contact_declaration',
      ({ safety, category }) => safety?.foodContact && isIn(category, 'pottery'),
    ),
  ];
}

/** A demo producer as the gates see it; nothing of it expires on the day of the question. */
export function demoStandingOf(
  producer: DemoProducer,
  own: readonly DemoProduct[],
): ProducerStanding {
  const { legal, dac7, tax } = producer;
  const evidence: HeldEvidence[] = demoEvidenceOf(producer, own).map(
    ({ kind, reference, covers }) => ({ kind, reference, covers, validUntil: null }),
  );
  return {
    legalName: legal.legalName,
    legalForm: legal.legalForm,
    isEntity: dac7.kind === 'entity',
    street: producer.street,
    postcode: producer.postcode,
    town: producer.town,
    phone: legal.phone,
    email: legal.email,
    register: legal.register === null ? null : `${legal.register.court}, ${legal.register.number}`,
    taxStatus: tax.scheme,
    vatId: legal.vatId,
    taxIdentifier: dac7.tin,
    birthDate: dac7.kind === 'individual' ? dac7.birthDate : null,
    birthPlace: null,
    selfCertifiedOn: producer.traderSelfCertifiedAt,
    paymentAccount: 'payable',
    sellsWithoutAccount: false,
    evidence,
  };
}

/** A demo product as it would stand before the publishing gates. */
export function demoStatementOf(
  product: DemoProduct,
  standing: ProducerStanding,
  category: Pick<DemoCategory, 'storageDefault'>,
): GateStatement {
  return {
    nameDe: product.name.de,
    words: [product.name, product.short, product.description]
      .flatMap(({ de, en }) => [de, en])
      .join('\n'),
    categoryPath: product.category,
    storageClass: product.storage.class ?? category.storageDefault,
    saleForm: product.food?.nonPrepacked ? 'open' : 'prepacked',
    quantity: toSmallestUnit({ value: product.unit.value, unit: product.unit.unit }),
    drainedWeightGrams: product.food?.drainedWeightG ?? null,
    containerDepositCents: product.deposit?.cents ?? 0,
    vatCategory: product.vat.category,
    ownProduce: product.ownProduce ?? true,
    ingredients: product.ingredients?.de ?? '',
    allergens: product.allergens,
    allergensConfirmed: true,
    storage: product.food?.storageText.de ?? '',
    alcoholTenths: product.abv === null ? null : Math.round(product.abv * 10),
    ways: product.shipping,
    bundle: null,
    isVoucher: product.voucher !== undefined,
    withdrawalReason: product.withdrawal.reason,
    pictureCount: 1,
    facts: productFactsOf(product),
    producer: standing,
  };
}
