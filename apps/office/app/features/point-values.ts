import type { PointFields } from '@markthalle/contracts/office-points';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { capacityOf } from './run-plan-values.ts';

/** A pick-up point as it was typed. */
export const pointFrom = (values: TypedValues): PointFields => ({
  runCode: one(values, 'runCode'),
  name: one(values, 'name'),
  street: one(values, 'street'),
  postcode: one(values, 'postcode'),
  town: one(values, 'town'),
  openingDe: one(values, 'openingDe'),
  openingEn: one(values, 'openingEn'),
  coolBox: one(values, 'coolBox') !== '',
  attended: one(values, 'attended') !== '',
  capacity: capacityOf(values),
});
