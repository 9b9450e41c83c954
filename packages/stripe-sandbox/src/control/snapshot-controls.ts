import { type Route, route } from '../http/route.ts';
import { resourceMissing } from '../http/stripe-error.ts';
import { required, text } from '../params/param-spec.ts';

/** Keeping the whole state under a name and putting it back. */
export function snapshotControls(): Route[] {
  return [
    route('GET', '/_sandbox/snapshots', {}, ({ sandbox }) => ({
      snapshots: sandbox.snapshots.names(),
    })),

    route('POST', '/_sandbox/snapshots', { name: required(text()) }, ({ sandbox, params }) => {
      sandbox.snapshots.take(params.name);
      return { snapshots: sandbox.snapshots.names() };
    }),

    route('POST', '/_sandbox/snapshots/:name/restore', {}, ({ sandbox, path }) => {
      const name = String(path.name);
      const isRestored = sandbox.transact(() => sandbox.snapshots.restore(name));
      if (!isRestored) throw resourceMissing('snapshot', name, 'name');
      return { restored: name };
    }),
  ];
}
