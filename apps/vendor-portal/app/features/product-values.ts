import type { ProductDraft } from '@markthalle/contracts/portal-products';
import { formatMoneyInput } from '@markthalle/ui/format/money';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { groupHint } from '../texts/group-hints.ts';
import { chosenGroup } from './chosen-group.ts';
import { suggestedFacts } from './facts-suggestions.ts';
import { factValues } from './facts-values.ts';
import { offerValues } from './offer-values.ts';
import { photoValues } from './photo-fields.ts';

/** A stored draft as the texts of its form. */
export function valuesFromDraft(draft: ProductDraft): TypedValues {
  const plain = Object.fromEntries(
    (
      [
        'nameDe',
        'nameEn',
        'shortDe',
        'shortEn',
        'descriptionDe',
        'descriptionEn',
        'categoryPath',
        'quantityUnit',
        'vatCategory',
        'ingredientsDe',
        'storageDe',
      ] as const
    ).map((name) => [name, [draft[name]]]),
  );
  return {
    ...plain,
    gruppe: [draft.categoryPath],
    quantityValue: [draft.quantityValue.replace('.', ',')],
    grossCents: [formatMoneyInput(draft.grossCents, 'de')],
    containerDepositCents:
      draft.containerDepositCents === 0
        ? []
        : [formatMoneyInput(draft.containerDepositCents, 'de')],
    alcoholPercent: [draft.alcoholPercent.replace('.', ',')],
    stockQuantity: [String(draft.stockQuantity)],
    ownProduce: draft.ownProduce ? ['yes'] : [],
    allergens: draft.allergens,
    allergensConfirmed: draft.allergensConfirmed ? ['yes'] : [],
    ways: draft.ways,
    ...factValues(draft.facts),
    'facts-of': [draft.categoryPath],
    ...offerValues(draft),
    ...photoValues(draft.photos),
  };
}

/** For a new product like an old one: the stock must be counted and the allergens confirmed anew. */
export function valuesLike(draft: ProductDraft): TypedValues {
  const { allergensConfirmed: _a, stockQuantity: _s, ...rest } = valuesFromDraft(draft);
  // Sizes of the model are its own: a copy gets new ones, and counts them anew.
  return Object.fromEntries(
    Object.entries(rest).filter(([name]) => !/^(size-\d+-(id|stock)|foto.*)$/.test(name)),
  );
}

/** The first page of a new product: every way of the producer is offered, nothing is confirmed. */
export function freshValues(group: string | null, ways: readonly string[]): TypedValues {
  const hint = groupHint(group ?? '');
  return {
    gruppe: group === null ? [] : [group],
    quantityUnit: [group === null ? 'g' : hint.unit],
    storageDe: [hint.storage],
    allergens: hint.allergens,
    ...(group !== null && suggestedFacts(group)),
    ownProduce: ['yes'],
    ways,
  };
}

/** What is usual in the chosen group, where the form says nothing yet. */
export function withSuggestions(values: TypedValues): TypedValues {
  const group = chosenGroup(values);
  const hint = groupHint(group);
  // Questions of another group have other answers.
  const facts = one(values, 'facts-of') === group ? {} : suggestedFacts(group);
  const isAnswered =
    many(values, 'allergens').length > 0 || one(values, 'allergensConfirmed') !== '';
  return {
    ...values,
    ...facts,
    ...(one(values, 'storageDe').trim() === '' && { storageDe: [hint.storage] }),
    ...(!isAnswered && { allergens: hint.allergens }),
  };
}
