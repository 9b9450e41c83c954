import type { IsoDate } from './dates.ts';
import { isGermanPostcode, type PostcodeRange } from './deliveryArea.ts';
import type { DeliveryRun } from './deliveryRun.ts';

/** A run as staff plan it. */
export type RunPlan = Pick<DeliveryRun, 'weekdays' | 'leadDays' | 'cutOffHour' | 'areas'> & {
  readonly firstOn: IsoDate | null;
  readonly lastOn: IsoDate | null;
  /** The hour at which the van leaves. */
  readonly departsHour: number;
};

export type PlanFault =
  | { readonly field: 'firstOn'; readonly because: 'in_the_past' }
  | { readonly field: 'lastOn'; readonly because: 'ends_before_it_begins' | 'in_the_past' }
  | { readonly field: 'weekdays'; readonly because: 'no_weekday' }
  | { readonly field: 'cutOffHour'; readonly because: 'after_departure' }
  | {
      readonly field: 'areas';
      readonly because: 'not_german' | 'turned' | 'overlap';
      readonly areas: readonly PostcodeRange[];
    };

/**
 * What is wrong with a plan, each with its field. A first day that was planned before (`knownFirstOn`)
 * may lie in the past.
 */
export function runPlanFaults(
  plan: RunPlan,
  { today, knownFirstOn }: { readonly today: IsoDate; readonly knownFirstOn: IsoDate | null },
): PlanFault[] {
  const { firstOn, lastOn, weekdays, leadDays, cutOffHour, departsHour, areas } = plan;
  const faults: PlanFault[] = [];
  if (weekdays.length === 0) faults.push({ field: 'weekdays', because: 'no_weekday' });
  if (firstOn !== null && firstOn < today && firstOn !== knownFirstOn) {
    faults.push({ field: 'firstOn', because: 'in_the_past' });
  }
  if (lastOn !== null && firstOn !== null && lastOn < firstOn) {
    faults.push({ field: 'lastOn', because: 'ends_before_it_begins' });
  } else if (lastOn !== null && lastOn < today) {
    faults.push({ field: 'lastOn', because: 'in_the_past' });
  }
  if (leadDays === 0 && cutOffHour > departsHour) {
    faults.push({ field: 'cutOffHour', because: 'after_departure' });
  }
  const area = areaFault(areas);
  return area === null ? faults : [...faults, area];
}

/** The first fault of the areas to which a run brings goods; null where there is none. */
export function areaFault(areas: readonly PostcodeRange[]): PlanFault | null {
  const foreign = areas.find(({ from, to }) => !isGermanPostcode(from) || !isGermanPostcode(to));
  if (foreign !== undefined) return { field: 'areas', because: 'not_german', areas: [foreign] };
  const turned = areas.find(({ from, to }) => from > to);
  if (turned !== undefined) return { field: 'areas', because: 'turned', areas: [turned] };
  const inOrder = [...areas].sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [index, area] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next !== undefined && next.from <= area.to) {
      return { field: 'areas', because: 'overlap', areas: [area, next] };
    }
  }
  return null;
}

const RANGE = /^(\d{5})(?:\s*(?:-|–|bis)\s*(\d{5}))?$/;

/** Areas as staff type them, one per line: `18055-18147` or `18055`. Null: some line is neither. */
export function areasFromTyped(text: string): PostcodeRange[] | null {
  const lines = text.split(/[\n,;]/).flatMap((line) => line.trim() || []);
  const areas = lines.flatMap((line) => {
    const match = RANGE.exec(line);
    return match?.[1] === undefined ? [] : [{ from: match[1], to: match[2] ?? match[1] }];
  });
  return areas.length === lines.length ? areas : null;
}

/** Areas for typing on, one per line. */
export const typedFromAreas = (areas: readonly PostcodeRange[]): string =>
  areas.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join('\n');
