import { Injectable } from '@nestjs/common';
import { seasonTest } from './filter-conditions.ts';
import { type HitsRequest, hitsStatement, testOf } from './hits.statement.ts';
import type { PlannedQuery } from './query-planner.ts';
import { SearchPool } from './search-pool.ts';
import type { EngineHit, MetBy, ScoreExplanation } from './search-port.ts';
import { StatementValues } from './statement-values.ts';
import type { Clause } from './term-score.ts';

/** Places further down are not told. */
const MAX_POSITION = 1000;

export interface MetTerm {
  readonly word: string;
  readonly points: number;
  readonly met: MetBy | null;
  /** Met only by its head or modifier. */
  readonly isLoose: boolean;
}

interface Facts {
  readonly score: number | null;
  readonly inStock: boolean;
  readonly inSeason: boolean;
  readonly popularity: number;
}

/** Says why a product stands where it stands, with the very conditions that put it there. */
@Injectable()
export class HitExplainer {
  constructor(private readonly pool: SearchPool) {}

  async explain(
    request: HitsRequest,
    query: PlannedQuery,
    productId: string,
  ): Promise<ScoreExplanation> {
    const { text, values } = hitsStatement({ ...request, limit: MAX_POSITION, withFacets: false });
    const [row] = await this.pool.rows<{ total: string; hits: EngineHit[] }>(text, values);
    const hits = request.match === null ? [] : (row?.hits ?? []);
    const index = hits.findIndex((hit) => hit.productId === productId);
    const [facts] = await this.pool.rows<Facts>(
      `select in_stock as "inStock", ${seasonTest(request.month)} as "inSeason", popularity
         from search.search_product where product_id = $1`,
      [productId],
    );
    return {
      position: index < 0 ? null : index + 1,
      total: hits.length === 0 ? 0 : Number(row?.total ?? 0),
      score: hits[index]?.score ?? 0,
      terms: (await this.termsOf(query, productId)).map(({ word, points, met }) => ({
        word,
        points,
        met,
      })),
      inStock: facts?.inStock ?? false,
      inSeason: facts?.inSeason ?? false,
      popularity: facts?.popularity ?? 0,
    };
  }

  /** How a product meets each term: the number of the first condition that holds. */
  async termsOf({ plan, terms }: PlannedQuery, productId: string): Promise<MetTerm[]> {
    if (terms.length === 0) return [];
    const values = new StatementValues();
    const columns = terms.map(
      ({ clauses }, index) => `${firstMet(clauses, values)} as term_${index}`,
    );
    const [row] = await this.pool.rows<Record<string, number | null>>(
      `select ${columns.join(', ')} from search.search_product where product_id = ${values.add(productId)}::uuid`,
      values.list,
    );
    return terms.map(({ clauses }, index) => {
      const number = row?.[`term_${index}`];
      const clause = number == null ? undefined : clauses[number];
      const kind = clause?.met.kind;
      return {
        word: plan.terms[index]?.term.words.join(' ') ?? '',
        points: clause?.points ?? 0,
        met: clause?.met ?? null,
        isLoose: kind === 'head' || kind === 'modifier',
      };
    });
  }
}

function firstMet(clauses: readonly Clause[], values: StatementValues): string {
  if (clauses.length === 0) return 'null::int';
  const whens = clauses.map((clause, index) => `when ${testOf(clause, values)} then ${index}`);
  return `case ${whens.join(' ')} end`;
}
