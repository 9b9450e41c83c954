import { Injectable } from '@nestjs/common';
import { type Drift, SearchReconciler } from './search-reconciler.ts';

/** What commands and imports may ask of the search. */
@Injectable()
export class SearchFacade {
  constructor(private readonly reconciler: SearchReconciler) {}

  /** Makes every document anew; the search answers meanwhile. Answers how many things there are. */
  rebuild(report?: (done: number) => void): Promise<number> {
    return this.reconciler.rebuild(report);
  }

  /** Compares the projection with the catalogue and repairs it. */
  reconcile(): Promise<Drift> {
    return this.reconciler.reconcile();
  }
}
