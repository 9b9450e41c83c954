import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import {
  applyImport,
  readImport,
  startImport,
  undoImport,
} from '@markthalle/contracts/portal-imports';
import { writeCsv } from '@markthalle/spreadsheet/write-csv';
import { waitFor } from '@markthalle/testing/wait-for';
import { BuiltApi } from '../../../test/built-api.ts';
import { CatalogWorld } from '../../../test/catalog-world.ts';
import { environmentFor } from '../../../test/modules-under-test.ts';
import { newId } from '../../platform/db/new-id.ts';
import { ImportsModule } from './imports.module.ts';

jest.setTimeout(240_000);

const ROWS = 600;
const KILLS = 2;

let built: BuiltApi;
let world: CatalogWorld;

beforeAll(async () => {
  built = new BuiltApi();
  world = await CatalogWorld.start([ImportsModule]);
});
afterAll(async () => {
  await built.remove();
  await world.api.stop();
});

const HEAD = ['Artikelnummer', 'Name', 'Preis', 'Gruppe', 'Inhalt', 'Einheit', 'Bestand'];
const table = () =>
  writeCsv([
    HEAD,
    ...Array.from({ length: ROWS }, (_, index) => [
      `K-${index}`,
      `Käse ${index}`,
      { cents: 500 + index },
      'lebensmittel/kaese',
      250,
      'g',
      index,
    ]),
  ]);

const view = async (importId: string) =>
  (await world.call(readImport, { importId }, world.dairy)).value.summary;

const stateBecomes = (importId: string, state: string) =>
  waitFor(state, async () => (await view(importId)).state === state, { timeoutMs: 120_000 });

const productCount = async () =>
  (await world.db.row<{ n: number }>('select count(*) as n from catalog.product'))?.n ?? 0;

const DOUBLES = `select article_number from imports.article group by article_number having count(*) > 1
  union all select v.content -> 'name' ->> 'de' from catalog.product_version v group by 1 having count(*) > 1`;

/** A real process that is killed as soon as it has done some batches of what the state counts. */
async function killAfter(isFarEnough: () => Promise<boolean>): Promise<void> {
  const worker = built.startWorker(environmentFor(world.api.database.url, {}));
  await waitFor('some batches', isFarEnough, { timeoutMs: 60_000, pauseMs: 5 });
  await built.kill(worker);
}

it('a worker that is killed twice in the middle of a table leaves no row doubled and none half', async () => {
  const before = await productCount();
  const base64 = Buffer.from(table()).toString('base64');
  const input = { clientId: newId(), fileName: 'kaese.csv', base64 };
  const { importId } = (await world.call(startImport, input, world.dairy)).value;
  const comparer = built.startWorker(environmentFor(world.api.database.url, {}));
  await stateBecomes(importId, 'ready');
  await built.kill(comparer);
  expect((await view(importId)).counts).toEqual({ waiting: ROWS });

  await world.call(applyImport, { importId, submit: false }, world.dairy);
  let seen = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const aim = seen + 1;
    await killAfter(async () => ((await view(importId)).counts.done ?? 0) >= aim);
    const { counts, state } = await view(importId);
    seen = counts.done ?? 0;
    // Still in the middle: whatever is done has its product, whatever waits has none.
    expect(state).toBe('applying');
    expect(seen).toBeGreaterThan(0);
    expect(seen).toBeLessThan(ROWS);
    expect((await productCount()) - before).toBe(seen);
  }

  const last = built.startWorker(environmentFor(world.api.database.url, {}));
  await stateBecomes(importId, 'done');
  expect((await view(importId)).counts).toEqual({ done: ROWS });
  expect((await productCount()) - before).toBe(ROWS);
  expect(await world.db.rows(DOUBLES)).toEqual([]);

  await world.call(undoImport, { importId }, world.dairy);
  await stateBecomes(importId, 'undone');
  await built.kill(last);
  expect(await productCount()).toBe(before);
});
