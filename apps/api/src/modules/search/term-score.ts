import { type Alternative, isLoose, type TermPlan } from '@markthalle/search-index/query-plan';
import type { RankingPolicy } from '@markthalle/search-index/ranking-policy';
import type { Language } from '@markthalle/search-index/stop-words';
import type { MetBy } from './search-port.ts';
import { anyOf } from './statement-values.ts';

type Vector = 'name_words' | 'label_words' | 'english_words' | 'all_words';

/** A condition on the vectors of a product, and what meeting it is worth. */
export interface Clause {
  readonly points: number;
  readonly met: MetBy;
  /** All of them: a vector and the tsquery that it must meet. */
  readonly conditions: readonly { readonly vector: Vector; readonly query: string }[];
}

interface Place {
  readonly field: MetBy['field'];
  readonly vector: Vector;
  readonly weights: string;
  readonly points: number;
}

/** Whether the catalogue uses a word in such a place. */
export type StandsIn = (word: string, field: MetBy['field']) => boolean;

/** English names count less on German pages. */
const OTHER_LANGUAGE_PENALTY = 22;

const placesOf = ({ points }: RankingPolicy, language: Language): Place[] => [
  { field: 'name', vector: 'name_words', weights: 'A', points: points.name },
  { field: 'head', vector: 'name_words', weights: 'B', points: points.head },
  { field: 'beside', vector: 'name_words', weights: 'C', points: points.beside },
  { field: 'modifier', vector: 'name_words', weights: 'D', points: points.modifier },
  { field: 'label', vector: 'label_words', weights: 'A', points: points.label },
  { field: 'producer', vector: 'label_words', weights: 'B', points: points.producer },
  { field: 'place', vector: 'label_words', weights: 'C', points: points.place },
  { field: 'text', vector: 'label_words', weights: 'D', points: points.text },
  {
    field: 'english',
    vector: 'english_words',
    weights: 'A',
    points: points.englishName - (language === 'en' ? 0 : OTHER_LANGUAGE_PENALTY),
  },
  { field: 'text', vector: 'english_words', weights: 'D', points: points.text },
];

/** Where a loose way may be met: a head says what a thing is, a modifier stands anywhere in the name. */
const LOOSE_FIELDS: Readonly<Record<'head' | 'modifier', ReadonlySet<MetBy['field']>>> = {
  head: new Set(['name', 'head', 'label']),
  modifier: new Set(['name', 'head', 'beside', 'modifier']),
};

/** Everything that a term can earn a product, most points first: the first condition that holds counts. */
export function clausesOf(
  term: TermPlan,
  policy: RankingPolicy,
  language: Language,
  standsIn: StandsIn = () => true,
): Clause[] {
  const places = placesOf(policy, language);
  const groups = ownGroupsOf(term);
  const clauses = term.alternatives.flatMap((way) =>
    way.parts.length === 1
      ? oneWordClauses(usedPlaces(way, places, standsIn), way, groups, policy)
      : severalWordClauses(way, policy),
  );
  return clauses.sort((a, b) => b.points - a.points);
}

const penaltyOf = ({ kind }: Alternative, { penalties }: RankingPolicy): number =>
  kind === 'exact' || kind === 'same' ? 0 : penalties[kind];

/** The groups that a thing itself lies in: those that are called so, and those that it is known to belong to. */
function ownGroupsOf({ groups, alternatives }: TermPlan): string {
  const called = alternatives
    .filter(
      ({ kind }) => kind === 'exact' || kind === 'inflected' || kind === 'same' || kind === 'typo',
    )
    .flatMap(({ parts }) => parts.at(-1) ?? []);
  return anyOf([...new Set([...groups, ...called])], ':A');
}

/** Places where none of the words stands need not be asked: most of what a broad word costs. */
const usedPlaces = (way: Alternative, places: readonly Place[], standsIn: StandsIn): Place[] =>
  places.filter(
    ({ field }) =>
      way.kind === 'prefix' || (way.parts[0] ?? []).some((word) => standsIn(word, field)),
  );

function oneWordClauses(
  places: readonly Place[],
  way: Alternative,
  groups: string,
  policy: RankingPolicy,
): Clause[] {
  const words = way.parts[0] ?? [];
  const penalty = penaltyOf(way, policy);
  const fields = way.kind === 'head' || way.kind === 'modifier' ? LOOSE_FIELDS[way.kind] : null;
  return places
    .filter(({ field }) => (fields === null || fields.has(field)) && mayMeet(way, field))
    .flatMap(({ field, vector, weights, points }) => {
      const query = anyOf(words, way.kind === 'prefix' ? `:*${weights}` : `:${weights}`);
      const met = { field, kind: way.kind };
      const clause = { points: points - penalty, met, conditions: [{ vector, query }] };
      const bonus = bonusFor(field, policy);
      if (bonus === 0 || groups === '' || isLoose(way)) return [clause];
      const inGroup = { vector: 'label_words' as const, query: groups };
      return [
        { ...clause, points: clause.points + bonus, conditions: [...clause.conditions, inGroup] },
        clause,
      ];
    });
}

/** Translations and synonyms are German; a producer's name is a name and has no other forms. */
function mayMeet({ kind }: Alternative, field: MetBy['field']): boolean {
  const isTyped = kind === 'exact' || kind === 'typo' || kind === 'prefix';
  if (field === 'english') return isTyped || kind === 'inflected';
  return field === 'producer' ? isTyped : true;
}

function bonusFor(field: MetBy['field'], { points }: RankingPolicy): number {
  if (field === 'modifier') return points.modifierInOwnGroup;
  return field === 'name' || field === 'head' || field === 'beside' ? points.ownGroup : 0;
}

/** All parts in the name; or the kind in the name and the thing as its group; or all of them anywhere. */
function severalWordClauses(way: Alternative, { points, penalties }: RankingPolicy): Clause[] {
  const kind = way.kind;
  const extra = kind === 'near' ? penalties.near : 0;
  const head = way.parts.at(-1) ?? [];
  const before = way.parts.slice(0, -1);
  const anywhere = (words: readonly string[]) => `(${anyOf(words)})`;
  const modifiers = before.map(anywhere).join(' & ');
  // Halves of one word that stand apart in a description say little; whole words that were typed say enough.
  const anywhereClause: Clause = {
    points: points.text,
    met: { field: 'text', kind },
    conditions: [{ vector: 'all_words', query: way.parts.map(anywhere).join(' & ') }],
  };
  const inName = `${modifiers} & (${anyOf(head, ':ABC')})`;
  return [
    {
      points: points.name - penalties.parts - extra,
      met: { field: 'name', kind },
      conditions: [{ vector: 'name_words', query: inName }],
    },
    {
      points: points.name - penalties.partsAcross - extra,
      met: { field: 'label', kind },
      conditions: [
        { vector: 'name_words', query: modifiers },
        { vector: 'label_words', query: anyOf(head, ':A') },
      ],
    },
    ...(way.kind === 'exact' || way.kind === 'same' ? [anywhereClause] : []),
  ];
}

/** The tsquery of all words by which a term is met, loosely as well if asked; null where it cannot be. */
export function queryOf(term: TermPlan, withLoose: boolean): string | null {
  const ways = term.alternatives.filter((way) => withLoose || !isLoose(way));
  if (ways.length === 0) return null;
  return ways
    .map((way) => {
      const parts = way.parts.map(
        (words) => `(${anyOf(words, way.kind === 'prefix' ? ':*' : '')})`,
      );
      return `(${parts.join(' & ')})`;
    })
    .join(' | ');
}
