import { one, type TypedValues } from '@markthalle/workplace/typed-values';

export const OTHER_GROUP = 'andere';

/** The group that was chosen: one of the pills, else the list. */
export function chosenGroup(values: TypedValues): string {
  const pill = one(values, 'gruppe');
  return pill === '' || pill === OTHER_GROUP ? one(values, 'categoryPath') : pill;
}
