import { type Lexicon, MIN_PART_LETTERS, splitCompound } from './compounds.ts';
import type { NearWord } from './edit-distance.ts';
import { groupsOf } from './hypernyms.ts';
import { inflectionsOf } from './inflections.ts';
import { PREPARATIONS } from './lexicon-food.ts';
import { mendCompound } from './mend-compound.ts';
import type { QueryAnalysis, Term } from './query-analysis.ts';
import { spellingsOf } from './spellings.ts';
import type { Language } from './stop-words.ts';
import type { Expansion, Thesaurus } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * How an alternative is related to what was typed. Only the last two are loose: they answer where nothing
 * fits all that was asked for.
 */
export type AlternativeKind =
  | 'exact'
  | 'inflected'
  | 'same'
  | 'near'
  | 'typo'
  | 'prefix'
  | 'parts'
  | 'head'
  | 'modifier';

/** A way to meet a term: all parts must occur, each in one of its forms; the last part is the head. */
export interface Alternative {
  readonly kind: AlternativeKind;
  readonly parts: readonly (readonly string[])[];
}

export interface TermPlan {
  readonly term: Term;
  readonly alternatives: readonly Alternative[];
  /** Words of the labels of the groups in which the thing itself lies. */
  readonly groups: readonly string[];
  /** The spelling that was used instead, where what was typed is not known. */
  readonly corrected: string | null;
}

export interface QueryPlan {
  readonly terms: readonly TermPlan[];
  readonly excluded: readonly string[];
}

/** Everything that a plan is made with. */
export interface PlanContext {
  readonly language: Language;
  readonly vocabulary: Vocabulary;
  readonly thesaurus: Thesaurus;
  readonly lexicon: Lexicon;
  /** Words of the catalogue near to a typed one, nearest first. */
  readonly near: ReadonlyMap<string, readonly NearWord[]>;
}

const MAX_TYPOS_TRIED = 3;
const MIN_FORM_LETTERS = 5;
/** Endings that only say "things of this kind". */
const COLLECTIVES =
  /^(.+)(?:waren?|produkte?|artikel|erzeugnisse?|spezialitaten|sorten|sachen|zeug|angebote?)$/;
const LOOSE: ReadonlySet<AlternativeKind> = new Set(['head', 'modifier']);

export const isLoose = (alternative: Alternative): boolean => LOOSE.has(alternative.kind);

/** Plans a query: for each term the ways to meet it, none of them depending on any list of queries. */
export function planQuery(analysis: QueryAnalysis, context: PlanContext): QueryPlan {
  const joined = joinedTerms(analysis.terms, context);
  const terms = analysis.terms.map((term, index) => planTerm(term, joined.get(index), context));
  const excluded = analysis.excluded.flatMap((word) => formsOf(word, context));
  return { terms, excluded };
}

/** Typed words that no rule explains, so that near ones must be looked up. */
export function unexplainedWords(analysis: QueryAnalysis, context: PlanContext): string[] {
  return planQuery(analysis, context)
    .terms.filter(({ alternatives }) => !alternatives.some((way) => !isLoose(way)))
    .flatMap(({ term }) => term.words);
}

/** "wildblüten honig" is also sold as one word: both terms are met by it. */
function joinedTerms(terms: readonly Term[], { vocabulary }: PlanContext): Map<number, string> {
  const joined = new Map<number, string>();
  for (const [index, term] of terms.entries()) {
    const next = terms[index + 1];
    if (next === undefined || term.words.length + next.words.length > 2) continue;
    const word = `${term.words[0]}${next.words[0]}`;
    if (!vocabulary.has(word)) continue;
    joined.set(index, word);
    joined.set(index + 1, word);
  }
  return joined;
}

function planTerm(term: Term, joined: string | undefined, context: PlanContext): TermPlan {
  const asTyped = waysFor(term, context);
  if (joined !== undefined) asTyped.unshift({ kind: 'exact', parts: [[joined]] });
  const groups = groupWordsOf(asTyped);
  const isMet = asTyped.some((way) => !isLoose(way) && way.kind !== 'prefix');
  if (isMet || term.words.length > 1) return plan(term, asTyped, groups, null);
  const [word = ''] = term.words;
  const hasPrefix = asTyped.some(({ kind }) => kind === 'prefix');
  const mended = hasPrefix ? [] : nearWordsOf(word, context);
  const corrected = mended.map((near) => waysFor({ words: [near] }, context));
  const ways = [...corrected.flat().map(asTypo), ...asTyped];
  return plan(term, ways, groupWordsOf(ways), mended[0] ?? null);
}

const plan = (
  term: Term,
  alternatives: readonly Alternative[],
  groups: readonly string[],
  corrected: string | null,
): TermPlan => ({ term, alternatives, groups, corrected });

const asTypo = (way: Alternative): Alternative =>
  isLoose(way) ? way : { ...way, kind: typoOf(way) };
const typoOf = ({ kind }: Alternative): AlternativeKind =>
  kind === 'near' || kind === 'parts' ? kind : 'typo';

const groupWordsOf = (ways: readonly Alternative[]): string[] => [
  ...new Set(
    ways
      .filter(({ kind }) => kind !== 'near' && kind !== 'prefix')
      .flatMap(({ parts }) => (parts.at(-1) ?? []).flatMap(groupsOf)),
  ),
];

/** The nearest known words, also within an unknown compound ("sandornsaft"). */
function nearWordsOf(word: string, context: PlanContext): string[] {
  const near = (context.near.get(word) ?? []).slice(0, MAX_TYPOS_TRIED).map((one) => one.word);
  if (near.length > 0) return near;
  const mended = mendCompound(word, context.lexicon);
  return mended === null ? [] : [mended];
}

function waysFor({ words }: Term, context: PlanContext): Alternative[] {
  const { vocabulary } = context;
  const spelled = words.length > 1 ? [words] : spellingsOf(words[0] ?? '').map((word) => [word]);
  const ways: Alternative[] = [];
  for (const [index, spelling] of spelled.entries()) {
    if (spelling.length > 1) {
      const parts = spelling.map((word) => formsOf(word, context));
      if (parts.every((forms) => forms.length > 0)) ways.push({ kind: 'exact', parts });
      ways.push(...singleWordsOf(spelling, context));
    } else ways.push(...singleWordWays(spelling[0] ?? '', index > 0, context));
    for (const expansion of expansionsOf(spelling, context)) {
      ways.push(...expansionWays(expansion, context));
    }
  }
  const [word = ''] = words;
  const isKnown = ways.some(({ kind }) => kind === 'exact' || kind === 'same' || kind === 'near');
  const typing = spelled.flat().filter((spelling) => vocabulary.hasPrefix(spelling));
  if (words.length === 1 && !isKnown && word.length > 1 && typing.length > 0) {
    ways.push({ kind: 'prefix', parts: [typing] });
  }
  return ways;
}

/** Where the words of a phrase are not found together, one of them is a loose answer. */
function singleWordsOf(words: readonly string[], context: PlanContext): Alternative[] {
  const meanings = words.map((word) => [
    ...formsOf(word, context),
    ...expansionsOf([word], context)
      .filter((expansion) => expansion.words.length === 1)
      .flatMap((expansion) => formsOf(expansion.words[0] ?? '', context)),
  ]);
  return meanings
    .filter((forms) => forms.length > 0)
    .map((forms) => ({ kind: 'modifier', parts: [[...new Set(forms)]] }));
}

/** German words always; English ones on English pages, and where the word means nothing in German. */
function expansionsOf(words: readonly string[], context: PlanContext): readonly Expansion[] {
  const { thesaurus, language, vocabulary } = context;
  const forms = words.length > 1 ? [] : inflectionsOf(words[0] ?? '');
  const candidates = [words, ...forms.map((form) => [form])];
  const isGerman = words.length === 1 && vocabulary.has(words[0] ?? '');
  const languages = language === 'en' || !isGerman ? 'en' : 'de';
  for (const candidate of candidates) {
    const found = thesaurus.expansionsOf(candidate, languages);
    if (found.length > 0) return found;
  }
  return [];
}

function expansionWays({ words, kind }: Expansion, context: PlanContext): Alternative[] {
  const parts = words.map((word) => formsOf(word, context));
  const way = kind === 'near' ? 'near' : 'same';
  if (parts.every((forms) => forms.length > 0)) return [{ kind: way, parts }];
  const [word = ''] = words;
  return words.length === 1 ? compoundWays(word, way === 'near', context).filter(isWhole) : [];
}

function singleWordWays(word: string, isRespelled: boolean, context: PlanContext): Alternative[] {
  const { vocabulary } = context;
  const ways: Alternative[] = [];
  if (vocabulary.has(word)) ways.push({ kind: 'exact', parts: [[word]] });
  const inflected = inflectionsOf(word).filter((form) => isForm(word, form, vocabulary));
  if (inflected.length > 0) ways.push({ kind: 'inflected', parts: [inflected] });
  // A respelling that nobody uses ("qulle" of "quelle") is none.
  if (isRespelled && ways.length === 0) return compoundWays(word, false, context).filter(isWhole);
  return [...ways, ...collectiveWays(word, context), ...compoundWays(word, false, context)];
}

const isWhole = (way: Alternative): boolean => !isLoose(way);

/** "Papierwaren" and "Wildspezialitäten" are all that is called so. */
function collectiveWays(word: string, context: PlanContext): Alternative[] {
  const bare = COLLECTIVES.exec(word)?.[1] ?? '';
  if (bare.length < MIN_PART_LETTERS) return [];
  const forms = [bare, bare.replace(/s$/, '')].flatMap((one) => withMeanings(one, context));
  return forms.length === 0 ? [] : [{ kind: 'same', parts: [[...new Set(forms)]] }];
}

/** A short beginning is not a form of all words that it begins: "kart" asks for more than "Karte". */
const isForm = (word: string, form: string, vocabulary: Vocabulary): boolean =>
  vocabulary.has(form) &&
  (word.length >= MIN_FORM_LETTERS || vocabulary.has(word) || !form.startsWith(word));

/** A compound by its parts, and loosely by its head, or by the thing that it is a preparation of. */
function compoundWays(word: string, isNear: boolean, context: PlanContext): Alternative[] {
  const compound = splitCompound(word, context.lexicon);
  if (compound === null) return [];
  const head = withMeanings(compound.head, context);
  const [whole, ...inner] = compound.modifiers;
  const rest = [...new Set([compound.rest, ...(whole === undefined ? [] : [whole])])];
  const restForms = rest.flatMap((one) => withMeanings(one, context));
  const innerForms = inner.map((one) => withMeanings(one, context));
  const modifiers = restForms.length > 0 ? [restForms] : innerForms;
  const ways: Alternative[] = [];
  const isSold = modifiers.length > 0 && modifiers.every((forms) => forms.length > 0);
  if (head.length > 0 && isSold)
    ways.push({ kind: isNear ? 'near' : 'parts', parts: [...modifiers, head] });
  if (isNear) return ways;
  if (head.length > 0) ways.push({ kind: 'head', parts: [head] });
  // Where nobody sells the kind ("Wildragout"), the thing itself is the next best answer.
  if (isSold && (head.length === 0 || PREPARATIONS.has(compound.head))) {
    ways.push({ kind: 'modifier', parts: modifiers });
  }
  return ways;
}

/** A word and what means the same, in all forms that the catalogue knows. */
function withMeanings(word: string, context: PlanContext): string[] {
  const same = expansionsOf([word], context)
    .filter(({ words, kind }) => words.length === 1 && kind !== 'translated')
    .flatMap(({ words }) => words);
  return [...new Set([word, ...same].flatMap((one) => formsOf(one, context)))];
}

/** All forms of a word that the catalogue knows, as written first. */
const formsOf = (word: string, { vocabulary }: PlanContext): string[] =>
  [word, ...inflectionsOf(word)].filter(vocabulary.has);
