import { type Route, route } from '../http/route.ts';
import { resourceMissing } from '../http/stripe-error.ts';
import { integer, text } from '../params/param-spec.ts';
import { toWire } from './wire-names.ts';

const MAX_REQUESTS = 1000;
const DEFAULT_REQUESTS = 100;

/** The log of API calls. */
export function requestControls(): Route[] {
  return [
    route(
      'GET',
      '/_sandbox/requests',
      {
        method: text(),
        path: text(),
        key: text(),
        limit: integer({ min: 1, max: MAX_REQUESTS }),
      },
      ({ sandbox, params }) => ({
        requests: sandbox.requests
          .list({ ...params, limit: params.limit ?? DEFAULT_REQUESTS })
          .map(toWire),
      }),
    ),

    route('GET', '/_sandbox/requests/:id', {}, ({ sandbox, path }) => {
      const entry = sandbox.requests.find(String(path.id));
      if (entry === undefined) throw resourceMissing('request', String(path.id), 'id');
      return toWire(entry);
    }),

    route('DELETE', '/_sandbox/requests', {}, ({ sandbox }) => {
      sandbox.requests.clear();
      return { requests: [] };
    }),
  ];
}
