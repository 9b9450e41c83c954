import { Injectable } from '@nestjs/common';
import { EngineSync } from './meilisearch/engine-sync.ts';
import { type Drift, SearchReconciler } from './search-reconciler.ts';

/** What commands and imports may ask of the search. */
@Injectable()
export class SearchFacade {
  constructor(
    private readonly reconciler: SearchReconciler,
    private readonly engines: EngineSync,
  ) {}

  /** Makes every document anew, and with them the indexes of an outer engine; the search answers meanwhile. Answers how many things there are. */
  async rebuild(report?: (done: number) => void): Promise<number> {
    const count = await this.reconciler.rebuild(report);
    if (this.engines.isConfigured) await this.engines.rebuild(report);
    return count;
  }

  /** Compares the projection with the catalogue, and an outer engine with the projection, and repairs them. */
  async reconcile(): Promise<Drift> {
    const own = await this.reconciler.reconcile();
    if (!this.engines.isConfigured) return own;
    const { compared, drifted } = await this.engines.reconcile();
    return { compared: own.compared + compared, drifted: own.drifted + drifted };
  }
}
