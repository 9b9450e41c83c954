import { CatalogModule } from '../src/modules/catalog/catalog.module.ts';
import { EngineStatus } from '../src/modules/search/meilisearch/engine-status.ts';
import { EngineSync } from '../src/modules/search/meilisearch/engine-sync.ts';
import { SearchModule } from '../src/modules/search/search.module.ts';
import { SearchRelay } from '../src/modules/search/search-relay.ts';
import { MINUTE_MS } from '../src/platform/clock/clock.ts';
import { startDemoMarket } from './demo-market.ts';
import { MeilisearchStub } from './meilisearch-stub.ts';
import type { ModulesUnderTest } from './modules-under-test.ts';

export interface EngineMarket extends ModulesUnderTest {
  readonly stub: MeilisearchStub;
  /** Rounds of relay and sender, with time for every pause in between. */
  rounds(times?: number): Promise<void>;
}

/** The demo market with a Meilisearch on the wire that took in all documents. */
export async function startEngineMarket(): Promise<EngineMarket> {
  const stub = new MeilisearchStub();
  await stub.start();
  const market = await startDemoMarket([CatalogModule, SearchModule], {
    MEILISEARCH_URL: stub.url,
    MEILISEARCH_KEY: 'writer-key',
    MEILISEARCH_SEARCH_KEY: 'search-key',
  });
  const rounds = async (times = 3) => {
    for (let time = 0; time < times; time += 1) {
      await market.app.get(SearchRelay).drain();
      await market.app.get(EngineSync).pass();
      market.clock.advance(MINUTE_MS);
    }
  };
  await rounds(12);
  await market.app.get(EngineStatus).refresh();
  const stop = async () => {
    await market.stop();
    await stub.kill();
  };
  return { ...market, stub, rounds, stop };
}
