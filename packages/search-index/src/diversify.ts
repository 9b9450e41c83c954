/** A hit as the rule of variety sees it. */
export interface RankedHit {
  readonly producerId: string;
  readonly score: number;
}

/**
 * Moves hits so that at most `maxPerProducer` of one producer stand among the `first` ones, but never
 * before one that fits better: only hits of the same score change places.
 */
export function diversify<H extends RankedHit>(
  hits: readonly H[],
  { first, maxPerProducer }: { readonly first: number; readonly maxPerProducer: number },
): H[] {
  const waiting = [...hits];
  const placed: H[] = [];
  const perProducer = new Map<string, number>();
  while (waiting.length > 0 && placed.length < first) {
    const best = waiting[0]?.score;
    const fair = waiting.findIndex(
      (hit) => hit.score === best && (perProducer.get(hit.producerId) ?? 0) < maxPerProducer,
    );
    const [hit] = waiting.splice(Math.max(fair, 0), 1);
    if (hit === undefined) break;
    perProducer.set(hit.producerId, (perProducer.get(hit.producerId) ?? 0) + 1);
    placed.push(hit);
  }
  return [...placed, ...waiting];
}
