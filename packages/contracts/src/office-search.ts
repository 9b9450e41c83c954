import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { InLanguage, Instant, Language, OneLine, PageNumber } from './fields.ts';

const MAX_TERM_CHARS = 60;
const MAX_LIST_CHARS = 600;
const Count = z.int();

/** `same`: another word for it; `near`: who asks for one also wants the other; `translated`: from English. */
export const SYNONYM_KINDS = ['same', 'near', 'translated'] as const;
export const SynonymKind = z.enum(SYNONYM_KINDS);
export type SynonymKind = z.infer<typeof SynonymKind>;

const Synonym = z.object({
  term: z.string(),
  kind: SynonymKind,
  expansions: z.array(z.string()),
  active: z.boolean(),
  /** Who in the office wrote it last; null: it came with the program. */
  author: z.string().nullable(),
});

/** A synonym as it is typed; how words are written (case, umlauts) does not matter. */
const TypedSynonym = InLanguage.extend({
  term: OneLine(MAX_TERM_CHARS),
  kind: SynonymKind,
  /** With commas between. */
  expansions: OneLine(MAX_LIST_CHARS),
  /** The expansions lead to the term, too. */
  bothWays: z.stringbool().default(false),
});
export type TypedSynonym = z.infer<typeof TypedSynonym>;

export const listSynonyms = endpoint({
  method: 'GET',
  path: '/office/search/synonyms',
  summary: 'Synonyms with a word in them, those of the office first',
  access: 'staff',
  input: InLanguage.extend({ q: z.string().max(MAX_TERM_CHARS).default(''), page: PageNumber }),
  output: z.object({
    synonyms: z.array(Synonym),
    total: Count,
    page: Count,
    pageCount: Count,
  }),
  problems: [],
});

const SearchEffect = z.object({ total: Count, names: z.array(z.string()) });

export const previewSynonym = endpoint({
  method: 'GET',
  path: '/office/search/synonyms/preview',
  summary: 'What a synonym would change for searches that people made and for judged ones',
  access: 'staff',
  input: TypedSynonym,
  output: z.object({
    /** As it would be stored. */
    synonyms: z.array(Synonym.pick({ term: true, kind: true, expansions: true })),
    queries: z.array(
      z.object({
        text: z.string(),
        language: Language,
        source: z.enum(['asked', 'judged', 'typed']),
        before: SearchEffect,
        after: SearchEffect,
        /** Names among the first ten after and not before, and the other way round. */
        added: z.array(z.string()),
        gone: z.array(z.string()),
      }),
    ),
  }),
  problems: ['synonym-not-usable', 'synonym-names-producer'],
});

export const publishSynonym = endpoint({
  method: 'POST',
  path: '/office/search/synonyms',
  summary: 'Put a synonym in force; one of the same term and kind is replaced',
  access: 'staff',
  input: TypedSynonym,
  output: z.object({ published: z.literal(true) }),
  problems: ['synonym-not-usable', 'synonym-names-producer'],
});

export const switchSynonym = endpoint({
  method: 'POST',
  path: '/office/search/synonyms/state',
  summary: 'Switch a synonym off, or on again',
  access: 'staff',
  input: InLanguage.extend({
    term: OneLine(MAX_TERM_CHARS),
    kind: SynonymKind,
    active: z.stringbool(),
  }),
  output: z.object({ switched: z.literal(true) }),
  problems: ['synonym-not-found'],
});

const AskedGroup = z.object({
  text: z.string(),
  language: Language,
  searches: Count,
  /** At least three: what fewer people asked for is not shown. */
  visits: Count,
});

export const readSearchReport = endpoint({
  method: 'GET',
  path: '/office/search/report',
  summary: 'What people search and do not find; nothing about single people',
  access: 'staff',
  input: InLanguage.extend({ days: z.coerce.number().int().min(1).max(30).default(30) }),
  output: z.object({
    days: Count,
    searches: Count,
    withoutHitsBps: Count,
    /** Answers of the engine that stands in. */
    byEngine: z.array(z.object({ engine: z.string(), searches: Count })),
    withoutHits: z.array(AskedGroup),
    lowClicks: z.array(AskedGroup.extend({ clicks: Count, hits: Count })),
  }),
  problems: [],
});

/** Work on the index that somebody started. */
const IndexWork = z
  .object({
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    done: Count,
    startedAt: Instant,
    finishedAt: Instant.nullable(),
    startedBy: z.string(),
    /** What it found, or why it failed. */
    note: z.string(),
  })
  .nullable();
export type IndexWork = z.infer<typeof IndexWork>;

export const readSearchEngine = endpoint({
  method: 'GET',
  path: '/office/search/engine',
  summary: 'Which engine answers, whether it is well, and what is on its way',
  access: 'staff',
  input: InLanguage,
  output: z.object({
    engine: z.enum(['postgres', 'meilisearch']),
    /** A real search found something just now. */
    answers: z.boolean(),
    tookMs: Count,
    breaker: z.enum(['closed', 'half-open', 'open']),
    documents: Count,
    waitingForProjection: Count,
    indexes: z.array(
      z.object({
        uid: z.string(),
        state: z.enum(['building', 'live', 'retired']),
        ready: z.boolean(),
        waiting: Count,
        refused: Count,
      }),
    ),
    drift: Count.nullable(),
    /** Share of the first ten hits that both engines have, over the last 30 days; null where nothing was compared. */
    overlapPercent: z.int().min(0).max(100).nullable(),
    comparedAt: Instant.nullable(),
    rebuild: IndexWork,
    reconcile: IndexWork,
  }),
  problems: [],
});

const started = { output: z.object({ started: z.literal(true) }), input: InLanguage };

export const startSearchRebuild = endpoint({
  method: 'POST',
  path: '/office/search/rebuilds',
  summary: 'Make every search document anew; the search answers meanwhile',
  access: 'staff',
  ...started,
  problems: ['search-work-running'],
});

export const startSearchReconcile = endpoint({
  method: 'POST',
  path: '/office/search/comparisons',
  summary: 'Compare the search with the catalogue and repair it',
  access: 'staff',
  ...started,
  problems: ['search-work-running'],
});
