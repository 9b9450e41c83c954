import type { ProductDraft } from '@markthalle/contracts/portal-products';

type Plain = Readonly<Record<string, unknown>>;

/** Groups that are there as a whole or not at all: emptied field by field, they are gone. */
const GROUPS = ['catchWeight', 'facts.nutrition'] as const;

/** What a draft says at a path such as `facts.nutrition.salt`; undefined where nothing is. */
export function fieldOf(draft: object, field: string): unknown {
  let value: unknown = draft;
  for (const key of field.split('.')) value = (value as Plain | null | undefined)?.[key];
  return value;
}

/** A draft in which these fields say something else; nothing but them differs. */
export function withFields(
  draft: Partial<ProductDraft>,
  fields: Readonly<Record<string, unknown>>,
): Partial<ProductDraft> {
  let changed: Plain = draft;
  for (const [field, value] of Object.entries(fields)) {
    changed = withField(changed, field.split('.'), value);
  }
  for (const group of GROUPS) {
    const said = fieldOf(changed, group);
    const isTouched = Object.keys(fields).some((field) => field.startsWith(`${group}.`));
    if (isTouched && isEmptyGroup(said)) changed = withField(changed, group.split('.'), null);
  }
  return changed as Partial<ProductDraft>;
}

function withField(draft: Plain, [key = '', ...rest]: readonly string[], value: unknown): Plain {
  if (rest.length === 0) return { ...draft, [key]: value };
  return { ...draft, [key]: withField((draft[key] ?? {}) as Plain, rest, value) };
}

/** The unit of a table of nutrients says nothing alone. */
const isEmptyGroup = (group: unknown): boolean =>
  Object.entries((group ?? {}) as Plain).every(
    ([key, value]) => key === 'per' || value === null || value === undefined || value === '',
  );
