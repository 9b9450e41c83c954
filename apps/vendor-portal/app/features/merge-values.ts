import { type FieldMarks, marksOf, mergeFields } from '@markthalle/domain/fieldMerge';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { chosenGroup } from './chosen-group.ts';

/** Fields that the page needs and nobody types. */
const TECHNICAL = /^(gruppe|basis|basedOnVersion|clientId|intent|version|clash|choice-.*|mine-.*)$/;

/** What a person typed: without technical fields, line ends as the server stores them. */
export const typedFields = (values: TypedValues): TypedValues => ({
  ...Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !TECHNICAL.test(name))
      .map(([name, texts]) => [name, texts.map((text) => text.replaceAll('\r\n', '\n'))]),
  ),
  // Pill or list: the group is one answer.
  ...(chosenGroup(values) !== '' && { categoryPath: [chosenGroup(values)] }),
});

/** The marks of a form as one hidden field: `nameDe:4fzyo82m grossCents:...`. */
export const basisOf = (values: TypedValues): string =>
  Object.entries(marksOf(typedFields(values)))
    .map(([name, mark]) => `${name}:${mark}`)
    .join(' ');

export const readBasis = (basis: string): FieldMarks =>
  Object.fromEntries(
    basis
      .split(' ')
      .map((entry) => entry.split(':'))
      .filter((pair): pair is [string, string] => pair.length === 2 && pair[0] !== ''),
  );

/** A form that was typed on an older version, joined with the newer one. */
export function joinWithNewer(typed: TypedValues, newer: TypedValues) {
  const { values, clashes } = mergeFields({
    basis: readBasis(one(typed, 'basis')),
    mine: typedFields(typed),
    theirs: typedFields(newer),
  });
  return { values, clashes };
}

const CHOICE = 'choice-';
const MINE = 'mine-';

/** The fields of a question: per clash both entries, of which one is chosen. */
export const clashFields = (values: TypedValues, typed: TypedValues, clashes: readonly string[]) =>
  Object.fromEntries([
    ...Object.entries(values),
    ['clash', clashes],
    ...clashes.map((field) => [MINE + field, typedFields(typed)[field] ?? []] as const),
  ]) as TypedValues;

/** The form after the answers; null: the page asked nothing. */
export function answered(values: TypedValues): TypedValues | null {
  const clashes = values.clash ?? [];
  if (clashes.length === 0) return null;
  const mine = clashes.filter((field) => one(values, CHOICE + field) === 'mine');
  return {
    ...typedFields(values),
    ...Object.fromEntries(mine.map((field) => [field, values[MINE + field] ?? []])),
  };
}
