import type { ExplainedPromise, PromiseInputs } from '@markthalle/domain/deliveryPromise';

interface Localised {
  readonly de: string;
  readonly en: string;
}

/**
 * What decided about the promised days and about the price of the way, kept with the order. Asked
 * again, `promiseFrom(inputs)` gives `result`, whatever has changed since.
 */
export interface StoredPromise {
  readonly version: 1;
  readonly inputs: PromiseInputs;
  readonly result: ExplainedPromise;
  readonly surcharges: { readonly islandCents: number; readonly ageServiceCents: number };
  /** The shared trip of the cooperative, with its destination. */
  readonly tripKey: string | null;
  /** Where the buyer fetches the goods from a run. */
  readonly point: {
    readonly pointId: string;
    readonly name: string;
    readonly street: string;
    readonly postcode: string;
    readonly town: string;
    readonly opening: Localised;
  } | null;
}
