import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listPortalProducts, ProductDraft } from '@markthalle/contracts/portal-products';
import { cardPictureOf } from './content-photos.ts';
import type { PortalProductRow, PortalVariantRow } from './portal-products.queries.ts';
import { draftFromContent, factOf, type VersionForm } from './product-form.ts';
import { type FormVariant, ownLabel, typedFromShop, typedVariant } from './variant-form.ts';

type Language = 'de' | 'en';
type Card = OutputOf<typeof listPortalProducts>['products'][number];
export type ProductState = Card['state'];

export function toPortalCard(row: PortalProductRow, language: Language): Card {
  return {
    productId: row.productId,
    slug: row.slug,
    name: row.content.name[language],
    unitLabel: row.content.unitLabel[language],
    picture: cardPictureOf(row, language),
    state: stateOf(row),
    published: row.publishedVersionId !== null && !row.paused,
    returnedBecause: row.returnedBecause,
    variants: row.variants.map((variant) => toPortalVariant(row, variant, language)),
  };
}

/** What the producer can act on: a product out of the shop is put back before anything else. */
export const stateOf = ({ paused, state }: PortalProductRow): ProductState =>
  paused ? 'paused' : state;

export const toPortalVariant = (
  row: PortalProductRow,
  variant: PortalVariantRow,
  language: Language,
): Card['variants'][number] => ({
  variantId: variant.variantId,
  label: variant.label[language],
  priceCents: variant.priceCents ?? row.form?.grossCents ?? 0,
  announced: variant.announced,
  policy: variant.policy,
  onHand: variant.onHand,
  reserved: variant.reserved,
  free: variant.free,
  followsParts: variant.followsParts,
});

/** The sizes as in the shop once the version is approved, as typed before. */
function sizesOf({ content, variants }: PortalProductRow, typed: VersionForm | null) {
  const [first, ...others] = variants;
  const isTyped = typed?.variants !== undefined;
  return {
    labelDe: isTyped
      ? (typed.labelDe ?? '')
      : others.length > 0 && first
        ? ownLabel(first.label, content.quantity)
        : '',
    variants:
      typed?.variants === undefined
        ? others.map((one) => typedFromShop(one, content.quantity))
        : typed.variants.map((one) => typedVariant(withStock(one, others))),
  };
}

/** Stock of a size that is in the shop is what stands on the shelf, whatever was typed before. */
function withStock(typed: FormVariant, inShop: readonly PortalVariantRow[]): FormVariant {
  const found = inShop.find(({ variantId }) => variantId === typed.variantId);
  return found === undefined ? typed : { ...typed, stockQuantity: found.onHand };
}

/** The form of a version: price and deposit as in the shop once it is approved, as typed before. */
export const draftOf = (row: PortalProductRow): ProductDraft =>
  draftWith(row, row.state === 'approved' ? null : row.form);

/** The form of a version as it was typed then, also where prices have changed since. */
export const draftOfVersion = (row: PortalProductRow): ProductDraft => draftWith(row, row.form);

function draftWith(row: PortalProductRow, typed: VersionForm | null): ProductDraft {
  const { content, form } = row;
  const [first] = row.variants;
  return draftFromContent(content, {
    grossCents: typed?.grossCents ?? first?.priceCents ?? form?.grossCents ?? 0,
    containerDepositCents: typed?.containerDepositCents ?? first?.containerDepositCents ?? 0,
    // Imported products say their allergens in a fact.
    allergensConfirmed: form?.allergensConfirmed ?? factOf(content, 'allergens') !== undefined,
    stockQuantity: first?.onHand ?? 0,
    ...sizesOf(row, typed),
  });
}
