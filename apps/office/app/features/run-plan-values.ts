import type { RunPlanFields } from '@markthalle/contracts/office-runs';
import { WEEKDAYS } from '@markthalle/domain/dates';
import { areasFromTyped } from '@markthalle/domain/runPlan';
import { FormRefusal } from '@markthalle/workplace/server/form-action';
import { centsFromTyped, countFromTyped } from '@markthalle/workplace/typed-money';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { runPlanTexts as texts } from '../texts/run-plan.ts';

/** The run as it was typed. Refuses at its field what is no number, no area or no place. */
export function runPlanFrom(values: TypedValues): RunPlanFields {
  const areas = areasFromTyped(one(values, 'areas'));
  if (areas === null) throw refusedAt('areas', texts.noAreas);
  const stops = one(values, 'stops')
    .split('\n')
    .flatMap((line) => line.trim() || []);
  if (stops.length === 0) throw refusedAt('stops', texts.noStops);
  return {
    nameDe: one(values, 'nameDe'),
    nameEn: one(values, 'nameEn'),
    weekdays: WEEKDAYS.filter((day) => many(values, 'weekdays').includes(day)),
    firstOn: one(values, 'firstOn') || null,
    lastOn: one(values, 'lastOn') || null,
    leadDays: countOf(values, 'leadDays'),
    cutOffHour: countOf(values, 'cutOffHour'),
    departsHour: countOf(values, 'departsHour'),
    chilled: one(values, 'chilled') !== '',
    capacity: capacityOf(values),
    areas,
    stops,
  };
}

export function countOf(values: TypedValues, field: string): number {
  const count = countFromTyped(one(values, field));
  if (count === null) throw refusedAt(field, texts.noCount);
  return count;
}

/** Refuses at its field what is no amount. */
export function centsOf(values: TypedValues, field: string): number {
  const cents = centsFromTyped(one(values, field));
  if (cents === null) throw refusedAt(field, texts.noAmount);
  return cents;
}

/** Empty where there is no limit. */
export const capacityOf = (values: TypedValues): number | null =>
  one(values, 'capacity').trim() === '' ? null : countOf(values, 'capacity');

/** A refusal at one field. */
export const refusedAt = (field: string, message: string) => new FormRefusal([{ field, message }]);
