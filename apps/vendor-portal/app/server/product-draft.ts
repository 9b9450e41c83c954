import { MAX_PRICE_CENTS } from '@markthalle/contracts/fields';
import type { ProductDraft } from '@markthalle/contracts/portal-products';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { FormRefusal } from '@markthalle/workplace/server/form-action';
import { centsFromTyped, countFromTyped } from '@markthalle/workplace/typed-money';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import type { z } from 'zod';
import { chosenGroup } from '../features/chosen-group.ts';
import { factsFromValues } from '../features/facts-values.ts';
import { photosFromValues } from '../features/photo-fields.ts';
import { formTexts } from '../texts/product-form.ts';
import { typedOffer } from './typed-offer.ts';

type DraftInput = z.input<typeof ProductDraft>;
type Category = { readonly path: string; readonly vatDefault: 'standard' | 'reduced' };

/** The draft that was typed. @throws FormRefusal with all fields that cannot be read at once */
export function draftFromValues(
  values: TypedValues,
  categories: readonly Category[],
  submit: boolean,
): DraftInput {
  const category = categories.find(({ path }) => path === chosenGroup(values));
  const grossCents = centsFromTyped(one(values, 'grossCents'));
  const deposit = one(values, 'containerDepositCents').trim();
  const containerDepositCents = deposit === '' ? 0 : centsFromTyped(deposit);
  const stockQuantity = countFromTyped(one(values, 'stockQuantity'));
  const allergensConfirmed = one(values, 'allergensConfirmed') === 'yes';
  const { offer, pack, problems: offerProblems } = typedOffer(values);
  const said = factsFromValues(values, category?.path ?? '');
  const isWeighed = one(values, 'kind') === 'weight';
  const wrong = {
    nameDe: one(values, 'nameDe').trim() === '',
    categoryPath: category === undefined,
    quantityValue:
      !isWeighed && !/^\d{1,6}([.,]\d{1,3})?$/.test(one(values, 'quantityValue').trim()),
    grossCents: !isWeighed && (grossCents === null || grossCents === 0),
    highestPrice: !isWeighed && (grossCents ?? 0) > MAX_PRICE_CENTS,
    stockQuantity: stockQuantity === null,
    containerDepositCents: containerDepositCents === null,
    alcoholPercent: !/^(\d{1,2}([.,]\d)?)?$/.test(one(values, 'alcoholPercent').trim()),
    allergensConfirmed: submit && !allergensConfirmed,
  };
  const fields = Object.keys(wrong) as (keyof typeof wrong)[];
  const problems = fields
    .filter((field) => wrong[field])
    .map(
      (name): FieldProblem => ({
        field: name === 'highestPrice' ? 'grossCents' : name,
        message: formTexts.wrong[name],
      }),
    )
    .concat(offerProblems, said.problems);
  if (problems.length > 0) throw new FormRefusal(problems);
  const chosenVat = one(values, 'vatCategory');
  return {
    ...textsOf(values),
    categoryPath: category?.path ?? '',
    quantityValue: one(values, 'quantityValue').trim(),
    quantityUnit: one(values, 'quantityUnit') as DraftInput['quantityUnit'],
    grossCents: grossCents ?? 0,
    containerDepositCents: containerDepositCents ?? 0,
    vatCategory: (chosenVat || category?.vatDefault) as DraftInput['vatCategory'],
    ownProduce: one(values, 'ownProduce') === 'yes',
    stockQuantity: stockQuantity ?? 0,
    allergens: [...many(values, 'allergens')] as DraftInput['allergens'],
    allergensConfirmed,
    ...offer,
    ...pack,
    facts: said.facts,
    ways: [...many(values, 'ways')],
    photos: photosFromValues(values),
  };
}

function textsOf(values: TypedValues) {
  const text = (name: string) => one(values, name);
  return {
    nameDe: text('nameDe'),
    nameEn: text('nameEn'),
    shortDe: text('shortDe'),
    shortEn: text('shortEn'),
    descriptionDe: text('descriptionDe'),
    descriptionEn: text('descriptionEn'),
    ingredientsDe: text('ingredientsDe'),
    storageDe: text('storageDe'),
    alcoholPercent: text('alcoholPercent'),
  };
}
