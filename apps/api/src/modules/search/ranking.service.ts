import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { explainRank, readRankingPolicy } from '@markthalle/contracts/search';
import type { RankingPolicy } from '@markthalle/search-index/ranking-policy';
import type { Language } from '@markthalle/search-index/stop-words';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { NO_FILTERS, SearchPort } from './search-port.ts';

/** Says what decides the order of hits, and why a product stands where it stands. */
@Injectable()
export class Ranking {
  constructor(
    private readonly db: Db,
    private readonly engine: SearchPort,
  ) {}

  /** The policy in force, as the table has it; the engines use the same (see `ranking.spec.ts`). */
  async policy(language: Language): Promise<OutputOf<typeof readRankingPolicy>> {
    const row = await this.db.row<{ policy: RankingPolicy; inForceFrom: Date }>(
      `select policy, in_force_from as "inForceFrom" from search.ranking_policy
        order by version desc limit 1`,
    );
    if (row === null) throw new Error('A ranking policy is in force from the first start');
    const { policy, inForceFrom } = row;
    return {
      version: policy.version,
      inForceFrom: inForceFrom.toISOString(),
      parameters: policy.parameters.map(({ key, position, weightPercent, label, description }) => ({
        key,
        position,
        weightPercent,
        label: label[language],
        description: description[language],
      })),
    };
  }

  /** Only of the producer's own products. */
  async explain(
    { productId, q, language }: ParsedInputOf<typeof explainRank>,
    producerId: string,
  ): Promise<OutputOf<typeof explainRank>> {
    const product = await this.db.row<{ name: string }>(
      `select v.content -> 'name' ->> $3 as name from catalog.product p
         join catalog.product_version v on v.id = p.published_version_id
        where p.id = $1 and p.producer_id = $2`,
      [productId, producerId, language],
    );
    if (product === null) throw new Problem('product-not-found');
    const question = {
      language,
      text: q,
      filters: NO_FILTERS,
      sort: 'relevance',
      page: 1,
    } as const;
    const { position, total, terms, inStock, inSeason, popularity } = await this.engine.explain(
      question,
      productId,
    );
    const { version } = await this.policy(language);
    return {
      name: product.name,
      query: q,
      position,
      total,
      terms: terms.map(({ word, points, met }) => ({
        word,
        points,
        field: met?.field ?? null,
        kind: met?.kind ?? null,
      })),
      inStock,
      inSeason,
      popularity,
      policyVersion: version,
    };
  }
}
