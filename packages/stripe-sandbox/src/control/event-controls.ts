import { addDelivery } from '../events/delivery-queue.ts';
import { emit, payloadOf } from '../events/event-log.ts';
import { type Route, route } from '../http/route.ts';
import { resourceMissing } from '../http/stripe-error.ts';
import { anyObject, integer, required, text } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';

const MAX_COPIES = 50;

/** Making events up and sending them again. */
export function eventControls(): Route[] {
  return [
    route(
      'POST',
      '/_sandbox/events',
      { type: required(text()), account: text(), object: required(anyObject()) },
      ({ sandbox, params }) =>
        sandbox.transact(() =>
          emit(sandbox, params.type, params.object, { account: params.account ?? '' }),
        ),
    ),

    route(
      'POST',
      '/_sandbox/events/:id/redeliver',
      { endpoint: text(), copies: integer({ min: 1, max: MAX_COPIES }) },
      ({ sandbox, path, params }) => {
        const id = String(path.id);
        if (payloadOf(sandbox, id) === undefined) throw resourceMissing('event', id, 'id');
        const targets =
          params.endpoint === undefined ? formerTargets(sandbox, id) : [params.endpoint];
        sandbox.transact(() => {
          for (const endpoint of targets) {
            for (let copy = 0; copy < (params.copies ?? 1); copy += 1) {
              addDelivery(sandbox, id, endpoint, 'pending', 0);
            }
          }
        });
        return { redelivered_to: targets };
      },
    ),
  ];
}

function formerTargets(sandbox: Sandbox, eventId: string): string[] {
  return sandbox.db
    .prepare('SELECT DISTINCT endpoint_id FROM delivery WHERE event_id = ?')
    .all(eventId)
    .map((row) => String(row.endpoint_id));
}
