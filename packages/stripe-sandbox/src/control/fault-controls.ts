import { FAULT_EFFECTS, type FaultRule } from '../http/faults.ts';
import { type Route, route } from '../http/route.ts';
import { resourceMissing } from '../http/stripe-error.ts';
import { choice, flag, integer, required, text } from '../params/param-spec.ts';
import { toWire } from './wire-names.ts';

const MAX_MS = 120_000;
const DEFAULT_MS = 30_000;
const ID_LENGTH = 8;

/** Faults of API calls: which call is hit, how often, and what happens to it. */
export function faultControls(): Route[] {
  return [
    route('GET', '/_sandbox/faults', {}, ({ sandbox }) => ({
      faults: sandbox.faults.all().map(toWire),
    })),

    route(
      'POST',
      '/_sandbox/faults',
      {
        effect: required(choice(...FAULT_EFFECTS)),
        method: choice('GET', 'POST', 'DELETE'),
        path: text(),
        nth: integer({ min: 1 }),
        every: integer({ min: 1 }),
        times: integer({ min: 0 }),
        probability_percent: integer({ min: 0, max: 100 }),
        ms: integer({ min: 0, max: MAX_MS }),
        executed: flag(),
      },
      ({ sandbox, params }) => {
        const rule: FaultRule = {
          id: sandbox.ids.next('fault', ID_LENGTH),
          effect: params.effect,
          method: params.method,
          path: params.path,
          nth: params.nth ?? 1,
          every: params.every ?? 1,
          times: params.times === 0 ? null : (params.times ?? 1),
          probability: (params.probability_percent ?? 100) / 100,
          ms: params.ms ?? DEFAULT_MS,
          executed: params.executed ?? false,
          seen: 0,
          hits: 0,
        };
        return toWire(sandbox.faults.add(rule));
      },
    ),

    route('DELETE', '/_sandbox/faults', {}, ({ sandbox }) => {
      sandbox.faults.remove();
      return { faults: [] };
    }),

    route('DELETE', '/_sandbox/faults/:id', {}, ({ sandbox, path }) => {
      const id = String(path.id);
      if (!sandbox.faults.remove(id)) throw resourceMissing('fault', id, 'id');
      return { id, deleted: true };
    }),
  ];
}
