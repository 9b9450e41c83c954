import { highlight } from '@markthalle/search-index/highlight';
import { NO_FILTERS, type SearchFilters, type SearchPort } from '../modules/search/search-port.ts';

interface Question {
  readonly text: string;
  readonly filters?: Partial<SearchFilters>;
}

/** What people ask: narrow and broad words, slips, compounds, synonyms, filters, distance, nothing at all. */
const QUESTIONS: readonly Question[] = [
  { text: 'honig' },
  { text: 'sandorn' },
  { text: 'kaese' },
  { text: 'topfen' },
  { text: 'kart' },
  { text: 'räucherfisch' },
  { text: 'sandornsaft' },
  { text: 'bio käse' },
  { text: 'imkerei lindenlaut' },
  { text: 'wismar' },
  { text: 'honig', filters: { categories: ['lebensmittel'], maxPriceCents: 900, organic: true } },
  { text: 'fisch', filters: { near: { latitude: 54.309, longitude: 13.081, radiusKm: 25 } } },
  { text: 'bio' },
  { text: 'waschmaschine' },
  { text: '' },
];

export interface BenchLine {
  readonly question: string;
  readonly hits: number;
  readonly p50: number;
  readonly p95: number;
}

/** Full answers (hits, facets, highlights) of the engine, asked by so many clients at once. */
export async function measureEngine(
  engine: SearchPort,
  { clients, rounds }: { readonly clients: number; readonly rounds: number },
): Promise<BenchLine[]> {
  const times = QUESTIONS.map((): number[] => []);
  const hits = QUESTIONS.map(() => 0);
  const client = async (offset: number) => {
    for (let at = 0; at < rounds * QUESTIONS.length; at += 1) {
      const index = (at + offset) % QUESTIONS.length;
      const { text, filters } = QUESTIONS[index] ?? { text: '' };
      const startedAt = performance.now();
      const result = await engine.search({
        text,
        language: 'de',
        filters: { ...NO_FILTERS, ...filters },
        sort: 'relevance',
        page: 1,
      });
      for (const { productId } of result.hits) highlight(productId, result.markedWords);
      times[index]?.push(performance.now() - startedAt);
      hits[index] = result.total;
    }
  };
  const spread = Math.ceil(QUESTIONS.length / clients);
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number * spread)));
  const lines = QUESTIONS.map(({ text, filters }, index) =>
    lineOf(
      filters ? `${text} (filtered)` : text || '(nothing)',
      hits[index] ?? 0,
      times[index] ?? [],
    ),
  );
  return [...lines, lineOf('all', 0, times.flat())];
}

function lineOf(question: string, hits: number, times: readonly number[]): BenchLine {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { question, hits, p50: at(0.5), p95: at(0.95) };
}
