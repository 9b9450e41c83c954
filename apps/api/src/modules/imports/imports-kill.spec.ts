import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import {
  applyImport,
  readImport,
  startImport,
  undoImport,
} from '@markthalle/contracts/portal-imports';
import { writeCsv } from '@markthalle/spreadsheet/write-csv';
import { waitFor } from '@markthalle/testing/wait-for';
import pg from 'pg';
import { BuiltApi } from '../../../test/built-api.ts';
import { CatalogWorld } from '../../../test/catalog-world.ts';
import { environmentFor } from '../../../test/modules-under-test.ts';
import { newId } from '../../platform/db/new-id.ts';
import { ImportsModule } from './imports.module.ts';

jest.setTimeout(240_000);

const ROWS = 600;
/** Rows in the middle of a batch of a hundred, with how many were done before; the head is row 1. */
const KILLED_AT = [
  [250, 200],
  [480, 400],
] as const;

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

const DOUBLES = `select article_number from catalog.article group by article_number having count(*) > 1
  union all select v.content -> 'name' ->> 'de' from catalog.product_version v group by 1 having count(*) > 1`;

/** A row that somebody else holds: the batch with it waits, so the worker stands still there. */
async function holdRow(importId: string, number: number): Promise<pg.Client> {
  const holder = new pg.Client({ connectionString: world.api.database.url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from imports.row where import_id = $1 and number = $2 for update', [
    importId,
    number,
  ]);
  return holder;
}

/** A real process that is killed in the middle of the batch with this row. */
async function killAt(importId: string, number: number): Promise<void> {
  const holder = await holdRow(importId, number);
  const worker = built.startWorker(environmentFor(world.api.database.url, {}));
  const isWaiting = async () => {
    // A transaction sees the activity of others as it was when it first looked.
    await holder.query('select pg_stat_clear_snapshot()');
    const { rowCount } = await holder.query(
      `select from pg_stat_activity where datname = current_database()
          and wait_event_type = 'Lock' and query like 'update imports.row%'`,
    );
    return rowCount === 1;
  };
  await waitFor('the worker at the row', isWaiting, { timeoutMs: 120_000, pauseMs: 20 });
  await built.kill(worker);
  await holder.query('rollback');
  await holder.end();
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
  for (const [row, done] of KILLED_AT) {
    await killAt(importId, row);
    const { counts, state } = await view(importId);
    // Still in the middle: whatever is done has its product, whatever waits has none.
    expect([state, counts.done]).toEqual(['applying', done]);
    expect((await productCount()) - before).toBe(done);
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
