import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  explainRank,
  readRankingPolicy,
  recordSearchClick,
  searchProducts,
  suggest,
} from '@markthalle/contracts/search';
import { Controller } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { By, ClientAddress, Handles, Input } from '../../platform/http/handles.ts';
import { QueryLog } from './query-log.ts';
import { Ranking } from './ranking.service.ts';
import { Search } from './search.service.ts';
import { Suggest } from './suggest.service.ts';

@Controller()
export class SearchController {
  constructor(
    private readonly engine: Search,
    private readonly suggestions: Suggest,
    private readonly ranking: Ranking,
    private readonly log: QueryLog,
  ) {}

  @Handles(searchProducts)
  search(@Input() input: ParsedInputOf<typeof searchProducts>, @ClientAddress() address: string) {
    return this.engine.search(input, address);
  }

  @Handles(recordSearchClick)
  async click(@Input() { searchId, rank }: ParsedInputOf<typeof recordSearchClick>) {
    await this.log.clicked(searchId, rank);
    return { noted: true as const };
  }

  @Handles(suggest)
  suggest(@Input() input: ParsedInputOf<typeof suggest>) {
    return this.suggestions.suggest(input);
  }

  @Handles(readRankingPolicy)
  policy(@Input() input: ParsedInputOf<typeof readRankingPolicy>) {
    return this.ranking.policy(input.language);
  }

  @Handles(explainRank)
  explain(@Input() input: ParsedInputOf<typeof explainRank>, @By() by: ProducerMember) {
    return this.ranking.explain(input, by.producerId);
  }
}
