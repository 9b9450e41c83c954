import type { OrderView } from '@markthalle/contracts/orders';
import { isFetched } from '@markthalle/domain/delivery';
import type { TimelineStep } from '@markthalle/ui/components/timeline';
import { formatInstant } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { shopTexts } from '../texts/shop-texts.ts';

type Part = OrderView['producerOrders'][number];
type Kind = Part['steps'][number]['kind'];
type Word = 'ordered' | 'packed' | 'underway' | 'there';

/** Goods that are brought are underway once they are handed over; fetched ones are there. */
const BROUGHT: readonly (readonly [Word, Kind])[] = [
  ['ordered', 'placed'],
  ['packed', 'ready'],
  ['underway', 'handed_over'],
  ['there', 'completed'],
];
const FETCHED: readonly (readonly [Word, Kind])[] = [
  ['ordered', 'placed'],
  ['packed', 'ready'],
  ['there', 'handed_over'],
];

/** What has happened to one producer's part, and the steps that still come. */
export function orderSteps(part: Part, language: Language): TimelineStep[] {
  const words = uiTexts(language).timeline;
  const done = new Map(part.steps.map((step) => [step.kind, step.at]));
  const path = isFetched(part.way) ? FETCHED : BROUGHT;
  const shown = done.has('canceled') ? path.filter(([, kind]) => done.has(kind)) : path;
  const next = shown.findIndex(([, kind]) => !done.has(kind));
  const steps = shown.map(([word, kind], index): TimelineStep => {
    const at = done.get(kind);
    return {
      label: words[word],
      state: at !== undefined ? 'done' : index === next ? 'current' : 'ahead',
      when: at === undefined ? undefined : formatInstant(at, language),
    };
  });
  const canceledAt = done.get('canceled');
  if (canceledAt === undefined) return steps;
  const label = shopTexts(language).order.steps.canceled;
  return [...steps, { label, state: 'done', when: formatInstant(canceledAt, language) }];
}
