import { ProductDraft } from '@markthalle/contracts/portal-products';
import type { z } from 'zod';
import { COLUMN_TITLES, LIST_TITLES, NOT_IN_TABLES } from './column-titles.ts';
import { COLUMN_WORDS } from './column-words.ts';

type ColumnKind =
  | 'text'
  /** A text that is a decimal number, such as the content of a pack. */
  | 'amount'
  | 'money'
  | 'whole'
  | 'decimal'
  | 'yes_no'
  | 'choice'
  | 'choices'
  /** `Mohn: 12; Zucker: 3,5` */
  | 'shares'
  /** `5, 6, 7` */
  | 'wholes'
  /** The name of a file with a photo. */
  | 'photo';

/** What an empty cell means: nothing is said, or this value. */
export const SAYS_NOTHING = Symbol('says nothing');

export interface Column {
  /** Path in the draft, such as `facts.nutrition.salt`. */
  readonly field: string;
  readonly title: string;
  readonly kind: ColumnKind;
  readonly empty: unknown;
  /** A new product cannot be without it. */
  readonly isRequired: boolean;
  /** German words by value, for choices. */
  readonly words: ReadonlyMap<string, string>;
  readonly min: number | null;
  readonly max: number | null;
  readonly maxChars: number | null;
  /** What the two parts of a share are called in the draft. */
  readonly shareKey: string;
  readonly example: string;
}

type AnySchema = z.core.$ZodType & {
  readonly def: Readonly<Record<string, unknown>> & { readonly checks?: z.core.$ZodCheck[] };
};

interface Wrapping {
  readonly isRequired: boolean;
  readonly empty: unknown;
  /** In a list whose entries have columns of their own: an emptied cell says that nothing is there. */
  readonly isEntry: boolean;
}

const FIRST: Wrapping = { isRequired: true, empty: SAYS_NOTHING, isEntry: false };
const ENTRY: Wrapping = { isRequired: false, empty: SAYS_NOTHING, isEntry: true };
const AMOUNT_FIELDS = new Set(['quantityValue', 'alcoholPercent']);
const PHOTO_FIELD = 'photos.photoId';

/** `bundle.items.2.nameDe` is the third entry of `bundle.items`. */
const ENTRY_FIELD = /^(.+?)\.(\d+)\.(.+)$/;

/** The field without its place in a list: what titles, words and examples go by. */
export const kindOfField = (field: string): string => field.replace(/\.\d+(?=\.)/g, '');

function titleOf(field: string): string {
  const [, list = '', index = '', rest] = ENTRY_FIELD.exec(field) ?? [];
  const title = COLUMN_TITLES[kindOfField(field)] ?? kindOfField(field);
  return rest === undefined ? title : `${LIST_TITLES[list]} ${Number(index) + 1}: ${title}`;
}

/** In the order of the titles; all that belongs to one entry of a list stands together. */
function inOrder(columns: readonly Column[]): Column[] {
  const order = Object.keys(COLUMN_TITLES);
  const place = (field: string) => {
    const index = order.indexOf(field);
    return index < 0 ? order.length : index;
  };
  const listPlace = (list: string) => order.findIndex((field) => field.startsWith(`${list}.`));
  const key = ({ field }: Column): readonly number[] => {
    const [, list, index] = ENTRY_FIELD.exec(field) ?? [];
    const own = place(kindOfField(field));
    return list === undefined ? [own] : [listPlace(list), Number(index), own];
  };
  return [...columns].sort((a, b) => {
    const [first, second] = [key(a), key(b)];
    const at = first.findIndex((value, index) => value !== second[index]);
    return at < 0 ? 0 : (first[at] ?? 0) - (second[at] ?? 0);
  });
}

/** Groups and lists that may be missing as a whole, the inner ones first. */
const nullable: string[] = [];

/** Walks through the schema down to what stands in one cell. */
function leavesOf(schema: z.core.$ZodType, field: string, wrapping: Wrapping): Column[] {
  if (NOT_IN_TABLES.has(kindOfField(field))) return [];
  const { def } = schema as AnySchema;
  switch (def.type) {
    case 'optional':
      return leavesOf(inner(def), field, { ...wrapping, isRequired: false });
    case 'nullable': {
      const leaves = leavesOf(inner(def), field, { ...wrapping, isRequired: false, empty: null });
      if (leaves.some((leaf) => leaf.field !== field)) nullable.push(field);
      return leaves;
    }
    case 'default':
      return leavesOf(inner(def), field, {
        ...wrapping,
        isRequired: false,
        empty: def.defaultValue,
      });
    case 'object':
      return Object.entries(def.shape as Record<string, z.core.$ZodType>).flatMap(([key, value]) =>
        // In a group that may be missing as a whole, so may each of its fields.
        leavesOf(value, field === '' ? key : `${field}.${key}`, {
          isRequired: field === '',
          empty: wrapping.empty === null ? null : SAYS_NOTHING,
          isEntry: wrapping.isEntry,
        }),
      );
    default:
      return field in LIST_TITLES
        ? entriesOf(schema as AnySchema, field)
        : [leaf(schema as AnySchema, field, wrapping)];
  }
}

/** Columns for as many entries as a list may have; a table shows those that are used. */
function entriesOf(schema: AnySchema, list: string): Column[] {
  const maximum = schema.def.checks
    ?.map(({ _zod }) => (_zod.def as { readonly maximum?: number }).maximum)
    .find((limit) => limit !== undefined);
  if (maximum === undefined) throw new Error(`The list ${list} has no limit`);
  return Array.from({ length: maximum }, (_, index) =>
    leavesOf(schema.def.element as z.core.$ZodType, `${list}.${index}`, ENTRY),
  ).flat();
}

const inner = (def: Readonly<Record<string, unknown>>) => def.innerType as z.core.$ZodType;

function leaf(schema: AnySchema, field: string, wrapping: Wrapping): Column {
  const { isRequired } = wrapping;
  const kind = kindOf(schema, kindOfField(field));
  const words = wordsFor(schema, kindOfField(field));
  const bounds = schema as unknown as {
    readonly minValue?: number | null;
    readonly maxValue?: number | null;
    readonly maxLength?: number | null;
  };
  return {
    field,
    title: titleOf(field),
    kind,
    empty: emptyOf(kind, wrapping),
    isRequired,
    words,
    min: bounds.minValue ?? null,
    max: bounds.maxValue ?? null,
    maxChars: bounds.maxLength ?? null,
    shareKey: kind === 'shares' ? shareKeyOf(schema) : '',
    example:
      EXAMPLES[kindOfField(field)] ?? (EXAMPLE_OF_KIND[kind] || ([...words.values()][0] ?? '')),
  };
}

function emptyOf(kind: ColumnKind, { isRequired, empty, isEntry }: Wrapping): unknown {
  if (empty !== SAYS_NOTHING) return empty;
  if (kind === 'text' && !isRequired) return '';
  if (!isEntry) return SAYS_NOTHING;
  return kind === 'shares' || kind === 'choices' || kind === 'wholes' ? [] : null;
}

function kindOf(schema: AnySchema, field: string): ColumnKind {
  if (field === PHOTO_FIELD) return 'photo';
  const { def } = schema;
  const isWhole = (schema as { readonly isInt?: boolean }).isInt === true;
  switch (def.type) {
    case 'boolean':
      return 'yes_no';
    case 'enum':
      return 'choice';
    case 'number':
      if (field.endsWith('Cents')) return 'money';
      return isWhole ? 'whole' : 'decimal';
    case 'array':
      return kindOfList((def.element as AnySchema).def.type);
    default:
      return AMOUNT_FIELDS.has(field) ? 'amount' : 'text';
  }
}

function kindOfList(element: unknown): ColumnKind {
  if (element === 'object') return 'shares';
  return element === 'number' ? 'wholes' : 'choices';
}

const shareKeyOf = ({ def }: AnySchema): string => {
  const { shape } = (def.element as AnySchema).def;
  return Object.keys(shape as object).find((key) => key !== 'percent') ?? 'name';
};

function wordsFor({ def }: AnySchema, field: string): ReadonlyMap<string, string> {
  const listed = def.type === 'array' ? (def.element as AnySchema).def : def;
  const words = COLUMN_WORDS[field] ?? {};
  const values = listed.type === 'enum' ? Object.values(listed.entries as object) : [];
  const all = values.length > 0 ? values.map(String) : Object.keys(words);
  return new Map(all.map((value) => [value, words[value] ?? value]));
}

const EXAMPLE_OF_KIND: Readonly<Record<ColumnKind, string>> = {
  text: 'Mecklenburg',
  amount: '500',
  money: '7,90',
  whole: '12',
  decimal: '3,5',
  yes_no: 'ja',
  choice: '',
  choices: '',
  shares: 'Mohn: 12; Zucker: 3,5',
  wholes: '5, 6, 7',
  photo: 'honig-1.jpg',
};

const EXAMPLES: Readonly<Record<string, string>> = {
  nameDe: 'Lindenhonig 500 g',
  nameEn: 'Linden honey 500 g',
  categoryPath: 'lebensmittel/honig',
  alcoholPercent: '4,8',
  containerDepositCents: '0,15',
  ingredientsDe: 'Äpfel, Zucker, Zitronensaft',
  storageDe: 'Kühl und trocken lagern',
  'bundle.items.nameDe': 'Lindenhonig 500 g',
  'facts.parts.foodName': 'Lindenhonig',
  'facts.parts.honeyOrigins': 'DE: 100',
  'photos.altDe': 'Glas mit hellem Honig',
  'facts.honeyOrigins': 'DE: 100',
  'facts.manufacturerCountry': 'DE',
  'facts.clpPictograms': 'GHS02, GHS07',
};

/** Every field of a draft that fits into a cell, in the order of the titles. */
export const COLUMNS: readonly Column[] = inOrder(leavesOf(ProductDraft, '', FIRST));

/** Fields that are null where nothing of them is said; what lies inside comes first. */
export const NULLABLE_GROUPS: readonly string[] = [...nullable];

/** Each list with what an entry says that nobody described further. */
export const LIST_BLANKS: ReadonlyMap<string, Readonly<Record<string, unknown>>> = new Map(
  Object.keys(LIST_TITLES).map((list) => [list, blankOf(`${list}.0.`)]),
);

function blankOf(prefix: string): Record<string, unknown> {
  const own = COLUMNS.filter(({ field }) => field.startsWith(prefix));
  return Object.fromEntries(
    own.map(({ field, empty }) => {
      const [key = '', ...inside] = field.slice(prefix.length).split('.');
      return [key, inside.length > 0 ? null : empty];
    }),
  );
}

export const columnOf = (field: string): Column | undefined => BY_FIELD.get(field);
const BY_FIELD = new Map(COLUMNS.map((column) => [column.field, column]));
