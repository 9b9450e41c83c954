import { ProductDraft } from '@markthalle/contracts/portal-products';
import type { z } from 'zod';
import { COLUMN_TITLES, NOT_IN_TABLES } from './column-titles.ts';
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
  | 'wholes';

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

type AnySchema = z.core.$ZodType & { readonly def: Readonly<Record<string, unknown>> };

interface Wrapping {
  readonly isRequired: boolean;
  readonly empty: unknown;
}

const FIRST: Wrapping = { isRequired: true, empty: SAYS_NOTHING };
const AMOUNT_FIELDS = new Set(['quantityValue', 'alcoholPercent']);

function inOrder(columns: readonly Column[]): Column[] {
  const order = Object.keys(COLUMN_TITLES);
  const place = ({ field }: Column) => {
    const index = order.indexOf(field);
    return index < 0 ? order.length : index;
  };
  return [...columns].sort((a, b) => place(a) - place(b));
}

/** Walks through the schema down to what stands in one cell. */
function leavesOf(schema: z.core.$ZodType, field: string, wrapping: Wrapping): Column[] {
  if (NOT_IN_TABLES.has(field)) return [];
  const { def } = schema as AnySchema;
  switch (def.type) {
    case 'optional':
      return leavesOf(inner(def), field, { ...wrapping, isRequired: false });
    case 'nullable':
      return leavesOf(inner(def), field, { isRequired: false, empty: null });
    case 'default':
      return leavesOf(inner(def), field, { isRequired: false, empty: def.defaultValue });
    case 'object':
      return Object.entries(def.shape as Record<string, z.core.$ZodType>).flatMap(([key, value]) =>
        // In a group that may be missing as a whole, so may each of its fields.
        leavesOf(value, field === '' ? key : `${field}.${key}`, {
          isRequired: field === '',
          empty: wrapping.empty === null ? null : SAYS_NOTHING,
        }),
      );
    default:
      return [leaf(schema as AnySchema, field, wrapping)];
  }
}

const inner = (def: Readonly<Record<string, unknown>>) => def.innerType as z.core.$ZodType;

function leaf(schema: AnySchema, field: string, { isRequired, empty }: Wrapping): Column {
  const kind = kindOf(schema, field);
  const words = wordsFor(schema, field);
  const bounds = schema as unknown as {
    readonly minValue?: number | null;
    readonly maxValue?: number | null;
    readonly maxLength?: number | null;
  };
  const isFreeText = kind === 'text' && !isRequired && empty === SAYS_NOTHING;
  return {
    field,
    title: COLUMN_TITLES[field] ?? field,
    kind,
    empty: isFreeText ? '' : empty,
    isRequired,
    words,
    min: bounds.minValue ?? null,
    max: bounds.maxValue ?? null,
    maxChars: bounds.maxLength ?? null,
    shareKey: kind === 'shares' ? shareKeyOf(schema) : '',
    example: EXAMPLES[field] ?? (EXAMPLE_OF_KIND[kind] || ([...words.values()][0] ?? '')),
  };
}

function kindOf(schema: AnySchema, field: string): ColumnKind {
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
};

const EXAMPLES: Readonly<Record<string, string>> = {
  nameDe: 'Lindenhonig 500 g',
  nameEn: 'Linden honey 500 g',
  categoryPath: 'lebensmittel/honig',
  alcoholPercent: '4,8',
  containerDepositCents: '0,15',
  ingredientsDe: 'Äpfel, Zucker, Zitronensaft',
  storageDe: 'Kühl und trocken lagern',
  'facts.honeyOrigins': 'DE: 100',
  'facts.manufacturerCountry': 'DE',
  'facts.clpPictograms': 'GHS02, GHS07',
};

/** Every field of a draft that fits into a cell, in the order of the titles. */
export const COLUMNS: readonly Column[] = inOrder(leavesOf(ProductDraft, '', FIRST));

export const columnOf = (field: string): Column | undefined => BY_FIELD.get(field);
const BY_FIELD = new Map(COLUMNS.map((column) => [column.field, column]));
