/** Typed values of a form: each field with its values in order. */
export type FieldValues = Readonly<Record<string, readonly string[]>>;

/** What each field held when somebody began to type, as a short mark instead of the text. */
export type FieldMarks = Readonly<Record<string, string>>;

/**
 * A mark of 53 bits: two different entries of one field are taken for the same once in
 * 9 * 10^15. The same in browser and server, where a digest of the platform would be asynchronous.
 */
export function markOf(values: readonly string[]): string {
  const text = values.join('\u0000');
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}

/** Marks of all fields that hold something; an empty field has none. */
export const marksOf = (values: FieldValues): FieldMarks =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => !isEmpty(value))
      .map(([name, value]) => [name, markOf(value)]),
  );

export type Merged = {
  /** Everything that is settled; a clashing field holds what stands now. */
  readonly values: FieldValues;
  /** Fields that both changed, each to something else: a person decides. */
  readonly clashes: readonly string[];
};

/**
 * Joins two versions of a form that began with the same entries, field by field: whoever changed a
 * field alone is right. `basis` marks what both began with.
 */
export function mergeFields(question: {
  readonly basis: FieldMarks;
  readonly mine: FieldValues;
  readonly theirs: FieldValues;
}): Merged {
  const { basis, mine, theirs } = question;
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const values: Record<string, readonly string[]> = {};
  const clashes: string[] = [];
  for (const name of names) {
    const [my, their] = [mine[name] ?? [], theirs[name] ?? []];
    const same = markFor(my) === markFor(their);
    const before = basis[name] ?? '';
    const changedByMe = markFor(my) !== before;
    const changedByThem = markFor(their) !== before;
    values[name] = changedByMe && !changedByThem ? my : their;
    if (!same && changedByMe && changedByThem) clashes.push(name);
  }
  return { values, clashes };
}

const isEmpty = (values: readonly string[]): boolean => values.every((value) => value === '');

const markFor = (values: readonly string[]): string => (isEmpty(values) ? '' : markOf(values));
