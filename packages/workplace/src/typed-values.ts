/** What was typed into a form, as text; a name stands once per tick box or hidden field. */
export type TypedValues = Readonly<Record<string, readonly string[]>>;

/** Secrets are never sent back into a page. */
const NEVER_KEPT = new Set(['password']);

/** The text fields of a submitted form. */
export function typedValues(form: Iterable<readonly [string, FormDataEntryValue]>): TypedValues {
  const values: Record<string, string[]> = Object.create(null);
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}

/** What may go back into a page: everything but secrets. */
export function keptValues(values: TypedValues): TypedValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !NEVER_KEPT.has(name)));
}

/** The value of a field that stands once, or an empty text. */
export function one(values: TypedValues | undefined, name: string): string {
  return values?.[name]?.[0] ?? '';
}

/** All values of a field, for tick boxes that share a name. */
export function many(values: TypedValues | undefined, name: string): readonly string[] {
  return values?.[name] ?? [];
}
