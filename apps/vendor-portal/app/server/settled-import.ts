import { setTimeout as wait } from 'node:timers/promises';
import type { InputOf } from '@markthalle/contracts/endpoint';
import { type ImportState, readImport } from '@markthalle/contracts/portal-imports';
import type { visitPortal } from './portal.ts';

/** A small table is compared within this; a large one shows how far it is. */
const LOOKS = 10;
const LOOK_EVERY_MS = 300;
const WORKING: ReadonlySet<ImportState> = new Set(['comparing', 'applying', 'undoing']);

const isWorking = (state: ImportState): boolean => WORKING.has(state);

/** An import, if it can be, when the worker is done with it, so that nobody has to press reload. */
export async function settledImport(
  visit: ReturnType<typeof visitPortal>,
  input: InputOf<typeof readImport>,
) {
  for (let look = 1; look < LOOKS; look += 1) {
    const view = await visit.read(readImport, input);
    if (!isWorking(view.summary.state)) return view;
    await wait(LOOK_EVERY_MS);
  }
  return visit.read(readImport, input);
}
