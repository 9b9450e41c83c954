import { fold } from './fold.ts';
import {
  type Concepts,
  type Condition,
  holds,
  type JudgedProduct,
  type Judgement,
  type Picked,
} from './relevance-judge.ts';

/** A query of a relevance set, as it stands in its file. */
export interface RelevanceQuery {
  readonly id: string;
  readonly kind: string;
  readonly lang: 'de' | 'en';
  readonly q: string;
  readonly judge: readonly Judgement[];
  readonly vars?: Readonly<Record<string, Pick>>;
  readonly filters?: Readonly<Record<string, unknown>>;
  readonly geo?: { readonly at: readonly [number, number]; readonly radius_km: number };
  readonly hard?: boolean;
  readonly negative?: boolean;
}

export interface RelevanceSet {
  readonly name: string;
  readonly category_concepts: Concepts;
  readonly queries: readonly RelevanceQuery[];
}

interface Pick {
  readonly pick: 'producer' | 'place';
  readonly rank: number;
  readonly where?: Condition;
  readonly with?: Condition;
}

interface PickedValue {
  readonly name: string;
  readonly lastword: string;
  readonly topcat: string;
  readonly producerId?: string;
  readonly place?: string;
}

/** A query with its variables filled in; null where the catalogue has nothing to fill them with. */
export interface ReadyQuery {
  readonly text: string;
  readonly picked: Picked;
}

/** Fills `{{P.name|lower}}` and the like. */
export function readyQuery(
  query: RelevanceQuery,
  products: readonly JudgedProduct[],
  concepts: Concepts,
): ReadyQuery | null {
  const values: Record<string, PickedValue> = {};
  for (const [name, pick] of Object.entries(query.vars ?? {})) {
    const value = pickValue(pick, products, concepts);
    if (value === null) return null;
    values[name.toUpperCase()] = value;
  }
  const text = query.q.replace(/\{\{\s*([^}]+?)\s*\}\}/g, (_, inside: string) => {
    const [reference = '', ...modifiers] = inside.split('|').map((part) => part.trim());
    const [variable = '', field = 'name'] = reference.split('.');
    const value = values[variable.toUpperCase()];
    const plain = value?.[field as keyof PickedValue] ?? '';
    return modifiers.reduce(modified, plain);
  });
  return { text, picked: values };
}

function pickValue(
  { pick, rank, where, with: having }: Pick,
  products: readonly JudgedProduct[],
  concepts: Concepts,
): PickedValue | null {
  const test = (condition: Condition | undefined, product: JudgedProduct) =>
    condition === undefined || holds(condition, product, concepts, {});
  const narrowed = products.filter((product) => test(where, product));
  const groups = Map.groupBy(narrowed, (product) =>
    pick === 'producer' ? product.producerId : product.place,
  );
  const named = [...groups.values()]
    .filter((group) => having === undefined || group.some((product) => test(having, product)))
    .map((group) => ({
      group,
      name: (pick === 'producer' ? group[0]?.producerName : group[0]?.place) ?? '',
      inStock: group.filter((product) => product.inStock).length,
    }))
    .sort((a, b) => b.inStock - a.inStock || (fold(a.name) < fold(b.name) ? -1 : 1));
  const chosen = named[rank - 1];
  if (chosen === undefined) return null;
  const { group, name } = chosen;
  const [first] = group;
  return {
    name,
    lastword: name.match(/\p{L}+/gu)?.at(-1) ?? name,
    topcat: mostFrequent(group.map(({ categoryPath }) => categoryPath.at(-1) ?? '')),
    ...(pick === 'producer' ? { producerId: first?.producerId } : { place: first?.place }),
  };
}

function mostFrequent(values: readonly string[]): string {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, all]) => ({
    value,
    count: all.length,
  }));
  return (
    counts.sort((a, b) => b.count - a.count || (fold(a.value) < fold(b.value) ? -1 : 1))[0]
      ?.value ?? ''
  );
}

const DIGRAPHS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const PLAIN: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u', ß: 'ss' };

const spelled = (text: string, letters: Readonly<Record<string, string>>): string =>
  text.replace(/[äöüß]/gi, (letter) => {
    const replaced = letters[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase()
      ? replaced
      : replaced.charAt(0).toUpperCase() + replaced.slice(1);
  });

/** One change of a filled-in value. Throws for one that nobody has defined. */
function modified(text: string, modifier: string): string {
  const [name = '', argument = '0'] = modifier.split(':');
  const number = Number(argument);
  switch (name) {
    case 'lower':
      return text.toLowerCase();
    case 'noumlaut':
      return spelled(text, PLAIN);
    case 'digraph':
      return spelled(text, DIGRAPHS);
    case 'drop_char': {
      const at = number < 0 ? text.length + number : number;
      return text.slice(0, at) + text.slice(at + 1);
    }
    case 'cut_last': {
      const start = text.search(/\S+$/);
      return text.slice(0, start) + text.slice(start, start + number);
    }
    default:
      throw new Error(`No relevance set knows the change ${name}`);
  }
}
