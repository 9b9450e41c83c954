import { foldedWords } from '@markthalle/search-index/folded-words';
import { PREPARATIONS } from '@markthalle/search-index/lexicon-food';
import { analyseQuery, type QueryAnalysis } from '@markthalle/search-index/query-analysis';
import {
  isLoose,
  type PlanContext,
  planQuery,
  type QueryPlan,
  type TermPlan,
  unexplainedWords,
} from '@markthalle/search-index/query-plan';
import { RANKING_POLICY } from '@markthalle/search-index/ranking-policy';
import type { Language } from '@markthalle/search-index/stop-words';
import { Injectable } from '@nestjs/common';
import type { ScoredTerm } from './hits.statement.ts';
import { type NearWords, NearWordsQueries } from './near-words.queries.ts';
import { inTime } from './search-pool.ts';
import { anyOf } from './statement-values.ts';
import { clausesOf, queryOf } from './term-score.ts';
import { type KnownWords, VocabularyCache } from './vocabulary-cache.ts';

/** Words that describe many things and are seldom what somebody looks for. */
const SOFT_WORDS = foldedWords(`
  frisch frische frischer frisches groß große großer klein kleine kleiner ganz ganze mild milde milder
  fein feine hausgemacht selbstgemacht handgemacht hausgemachte handgemachte natur natürlich echt echte
  neu neue alt alte bunt bunte rot rote roter grün grüne schwarz schwarze weiß weiße bio öko
  stück paket set glas flasche fresh small big large homemade handmade real organic green red
`);
const SOFT_WEIGHT = 0.3;
const MIN_WEIGHT = 0.25;
/** Counting more hits than this takes longer than finding the best of them, so the counts are held for a minute. */
const MANY_HITS = 1_000;
const MAX_REMEMBERED = 2_000;
/** In "sea buckthorn juice" the fruit tells more than that it is a juice. */
const PREPARATION_WEIGHT = 0.45;

/** A query as the engine asks it. */
export interface PlannedQuery {
  readonly analysis: QueryAnalysis;
  readonly plan: QueryPlan;
  /** Meets everything; null where some word is not known at all, or nothing was asked. */
  readonly strict: string | null;
  /** Meets something that counts; null where nothing is known. */
  readonly loose: string | null;
  readonly excluded: string | null;
  readonly terms: readonly ScoredTerm[];
  /** The same, weighted by how much each word tells. */
  readonly weightedTerms: readonly ScoredTerm[];
  /** So many products have all of its words, perhaps, that they are not counted anew for each question. */
  readonly isBroad: boolean;
  readonly unknownWords: readonly string[];
  readonly corrected: string | null;
  readonly markedWords: readonly string[];
}

/** Turns a text into conditions, with the words of the market and their near neighbours. */
@Injectable()
export class QueryPlanner {
  private remembered: { of: KnownWords | null; near: Map<string, NearWords> } = {
    of: null,
    near: new Map(),
  };

  constructor(
    private readonly words: VocabularyCache,
    private readonly nearWords: NearWordsQueries,
  ) {}

  /** `isTyping`: the last word may be unfinished. */
  async plan(text: string, language: Language, isTyping = false): Promise<PlannedQuery> {
    const held = await this.words.current();
    const unexplained = unexplainedWords(...this.asked(text, language, held, NOTHING_NEAR));
    const { near, known } = await this.nearOf(unexplained, held);
    // A word that came in a moment ago is searchable at once.
    const words = known.length > 0 ? await this.words.refresh() : held;
    const [analysis, context] = this.asked(text, language, words, near);
    const plan = planQuery(analysis, context);
    return planned(analysis, isTyping ? withBeginning(plan) : plan, language, words);
  }

  /** The same slips come again and again; what is near them stays so as long as the vocabulary does. */
  private async nearOf(words: readonly string[], held: KnownWords): Promise<NearWords> {
    if (this.remembered.of !== held) this.remembered = { of: held, near: new Map() };
    const key = words.join(' ');
    const before = this.remembered.near.get(key);
    if (before !== undefined) return before;
    const found = await inTime(this.nearWords.near(words), () => null);
    // What took too long is asked again, and a word that is newer than the vocabulary makes that be read anew.
    if (found === null) return NO_NEAR_WORDS;
    if (found.known.length === 0 && this.remembered.near.size < MAX_REMEMBERED) {
      this.remembered.near.set(key, found);
    }
    return found;
  }

  private asked(
    text: string,
    language: Language,
    { vocabulary, thesaurus, queries }: KnownWords,
    near: NearWords['near'],
  ): [QueryAnalysis, PlanContext] {
    const analysis = analyseQuery(text, language, thesaurus);
    return [analysis, { language, vocabulary, thesaurus, lexicon: queries, near }];
  }
}

const NOTHING_NEAR: NearWords['near'] = new Map();
const NO_NEAR_WORDS: NearWords = { near: NOTHING_NEAR, known: [] };

/** While it is typed, the last word is also the beginning of a longer one. */
function withBeginning(plan: QueryPlan): QueryPlan {
  const last = plan.terms.at(-1);
  const word = last?.term.words.at(-1);
  if (last === undefined || word === undefined || last.term.words.length > 1) return plan;
  const beginning = { kind: 'prefix' as const, parts: [[word]] };
  const terms = [
    ...plan.terms.slice(0, -1),
    { ...last, alternatives: [...last.alternatives, beginning] },
  ];
  return { ...plan, terms };
}

function planned(
  analysis: QueryAnalysis,
  plan: QueryPlan,
  language: Language,
  known: KnownWords,
): PlannedQuery {
  const terms = plan.terms.map((term) => ({
    clauses: clausesOf(term, RANKING_POLICY, language, known.standsIn),
    weight: 1 / plan.terms.length,
    mustEarn: term.alternatives.some(({ parts }) => parts.length > 1),
  }));
  const isKnown = (term: TermPlan) => term.alternatives.length > 0;
  const strictQueries = plan.terms.map((term) => queryOf(term, false));
  const telling = plan.terms.filter((term) => !isSoft(term));
  const looseQueries = (telling.some(isKnown) ? telling : plan.terms).flatMap(
    (term) => queryOf(term, true) ?? [],
  );
  const isAnswerable = plan.terms.length > 0 && strictQueries.every((query) => query !== null);
  return {
    analysis,
    plan,
    strict: isAnswerable ? strictQueries.map((query) => `(${query})`).join(' & ') : null,
    loose: looseQueries.length === 0 ? null : looseQueries.map((query) => `(${query})`).join(' | '),
    excluded: plan.excluded.length === 0 ? null : anyOf(plan.excluded),
    terms,
    weightedTerms: terms.map((term, index) => ({
      ...term,
      weight: tellingWeight(plan.terms[index], known),
    })),
    isBroad: terms.every(({ mustEarn }) => !mustEarn) && mostHits(plan, known) > MANY_HITS,
    unknownWords: plan.terms.filter((term) => !isKnown(term)).flatMap(({ term }) => term.words),
    corrected: correctedText(plan),
    markedWords: markedWordsOf(plan),
  };
}

/** How many products an exact answer may have: not more than its rarest word. */
function mostHits({ terms }: QueryPlan, known: KnownWords): number {
  const perTerm = terms.map(({ alternatives }) => {
    const words = new Set(
      alternatives.filter((way) => !isLoose(way)).flatMap(({ parts }) => parts.flat()),
    );
    return [...words].reduce((sum, word) => sum + known.documentsWith(word), 0);
  });
  return Math.min(...perTerm, Number.MAX_SAFE_INTEGER);
}

const isSoft = ({ term }: TermPlan): boolean => term.words.every((word) => SOFT_WORDS.has(word));

/** A word that few products have tells more than one that many have. */
function tellingWeight(term: TermPlan | undefined, known: KnownWords): number {
  if (term === undefined) return MIN_WEIGHT;
  if (isSoft(term)) return SOFT_WEIGHT;
  const strict = term.alternatives.filter((way) => !isLoose(way));
  const words = strict.flatMap(({ parts }) => parts.at(-1) ?? []);
  if (words.some((word) => PREPARATIONS.has(word))) return PREPARATION_WEIGHT;
  const most = Math.max(0, ...words.map((word) => known.documentsWith(word)));
  const rarity = 1 - Math.log(1 + most) / Math.log(2 + known.documents);
  return Math.max(MIN_WEIGHT, Math.min(1, rarity + MIN_WEIGHT));
}

function correctedText(plan: QueryPlan): string | null {
  if (plan.terms.every(({ corrected }) => corrected === null)) return null;
  return plan.terms.map(({ corrected, term }) => corrected ?? term.words.join(' ')).join(' ');
}

const markedWordsOf = (plan: QueryPlan): string[] => [
  ...new Set(
    plan.terms.flatMap(({ term, alternatives }) => [
      ...term.words,
      ...alternatives.filter(({ kind }) => kind !== 'near').flatMap(({ parts }) => parts.flat()),
    ]),
  ),
];
