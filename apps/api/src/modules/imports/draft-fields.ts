import type { ProductDraft } from '@markthalle/contracts/portal-products';
import { LIST_BLANKS, NULLABLE_GROUPS } from './columns.ts';

type Plain = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, unknown>>;

/** What a draft says at a path such as `facts.nutrition.salt`; undefined where nothing is. */
export function fieldOf(draft: object, field: string): unknown {
  let value: unknown = draft;
  for (const key of field.split('.')) value = (value as Plain | null | undefined)?.[key];
  return value;
}

/**
 * A draft in which these fields say something else; nothing but them differs. Groups that are there as
 * a whole or not at all are gone when they are emptied field by field, and so are entries of lists.
 */
export function withFields(draft: Partial<ProductDraft>, fields: Fields): Partial<ProductDraft> {
  let changed: Plain = draft;
  for (const [field, value] of Object.entries(fields)) {
    changed = withField(changed, field.split('.'), value) as Plain;
  }
  const isTouched = (group: string) =>
    Object.keys(fields).some((field) => field.startsWith(`${group}.`));
  const touched = NULLABLE_GROUPS.filter(isTouched);
  for (const group of touched.filter(isInEntry)) changed = withoutEmpty(changed, group);
  for (const [list, blank] of LIST_BLANKS) {
    if (!isTouched(list)) continue;
    const entries = (fieldOf(changed, list) ?? []) as readonly (Plain | undefined)[];
    const kept = entries.flatMap((one) => (isEmpty(one) ? [] : [{ ...blank, ...one }]));
    changed = withField(changed, list.split('.'), kept) as Plain;
  }
  for (const group of touched.filter((one) => !isInEntry(one))) {
    changed = withoutEmpty(changed, group);
  }
  return changed as Partial<ProductDraft>;
}

const isInEntry = (group: string): boolean => /\.\d+\./.test(group);

const withoutEmpty = (draft: Plain, group: string): Plain =>
  isEmpty(fieldOf(draft, group)) ? (withField(draft, group.split('.'), null) as Plain) : draft;

function withField(
  draft: unknown,
  [key = '', ...rest]: readonly string[],
  value: unknown,
): Plain | unknown[] {
  if (/^\d+$/.test(key)) {
    const list = Array.isArray(draft) ? [...draft] : [];
    const at = Number(key);
    list[at] = rest.length === 0 ? value : withField(list[at], rest, value);
    return list;
  }
  const group = (draft ?? {}) as Plain;
  return { ...group, [key]: rest.length === 0 ? value : withField(group[key], rest, value) };
}

/** The unit of a table of nutrients says nothing alone. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return (
    typeof value === 'object' &&
    Object.entries(value).every(([key, one]) => key === 'per' || isEmpty(one))
  );
}
