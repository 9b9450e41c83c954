import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listImports, readExportFile, startDataExport } from '@markthalle/contracts/portal-imports';
import { readZipPart } from '@markthalle/spreadsheet/read-file';
import { partNames } from '@markthalle/spreadsheet/unzip-parts';
import pg from 'pg';
import { ProducerData } from '../src/platform/producer-data/producer-data.ts';
import { buildWorld, type World } from './access-world.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { TableDesk } from './imports-world.ts';

let world: World;
let home: TableDesk;
let archive: Buffer;

beforeAll(async () => {
  world = await buildWorld();
  home = new TableDesk(world.api, world.sessions.producerA ?? '');
  archive = await exported(home);
}, 180_000);
afterAll(() => world.api.stop());

/** The file with the tables of a whole data export. */
async function exported(desk: TableDesk): Promise<Buffer> {
  const by = { sessionToken: desk.sessionToken };
  const { exportId } = (await desk.api.call(startDataExport, {}, by)).value;
  await desk.work();
  const { exports } = (await desk.api.call(listImports, {}, by)).value;
  const made = exports.find((one) => one.exportId === exportId);
  const last = made?.files.at(-1);
  if (made?.state !== 'done' || last === undefined) throw new Error('nothing was exported');
  const file = await desk.api.call(readExportFile, { exportId, position: last.position }, by);
  return Buffer.from(file.value.base64, 'base64');
}

const part = (bytes: Uint8Array, name: string): string =>
  new TextDecoder().decode(readZipPart(bytes, name) ?? new Uint8Array());

const drafts = (bytes: Uint8Array) => JSON.parse(part(bytes, 'produkte.json')).products;

describe('the data of a producer', () => {
  it('LAW-P2B-6: goes out with orders, reviews and statements, each column explained', () => {
    const about = part(archive, 'LIESMICH.txt');
    const tables = [
      'betrieb',
      'fassungen',
      'preise',
      'bestandsbewegungen',
      'bestellzeilen',
      'bestellungen',
      'bewertungen',
      'abrechnungen',
      'belege',
    ];
    for (const table of tables) {
      expect(partNames(archive)).toContain(`${table}.csv`);
      expect(about).toContain(`${table}.csv`);
    }
    for (const one of world.api.app.get(ProducerData).all()) {
      if (one.kind !== 'table') continue;
      const [head] = part(archive, `${one.name}.csv`).replace('\uFEFF', '').split('\r\n');
      expect(head).toBe(Object.keys(one.columns).join(';'));
      for (const says of Object.values(one.columns)) expect(about).toContain(says);
    }
    expect(part(archive, 'bestellzeilen.csv')).toContain('Bergruh');
    expect(part(archive, 'bestellungen.csv').trim().split('\r\n').length).toBeGreaterThan(1);
  });

  it('names no buyer', () => {
    for (const name of partNames(archive)) {
      expect(part(archive, name)).not.toMatch(/Anna Seidel|anna\.seidel/i);
    }
  });

  it('LAW-GOBD-4: comes back into an empty market with equal products', async () => {
    const empty = await ApiUnderTest.start();
    try {
      const owner = new pg.Client({ connectionString: empty.config.database.url });
      await owner.connect();
      await owner.query('truncate catalog.product, search.search_dirty cascade');
      await owner.end();
      const session = await empty.signIn('hallo@kaeserei-kranichruf.example');
      const desk = new TableDesk(empty, session);
      const preview = await desk.preview(archive, 'daten.zip');
      expect(preview.summary.counts).toEqual({ waiting: drafts(archive).length });
      const done = await desk.apply(preview.summary.importId);
      expect(done.summary.counts).toEqual({ done: drafts(archive).length });
      expect(drafts(await exported(desk))).toEqual(drafts(archive));
    } finally {
      await empty.stop();
    }
  }, 120_000);

  it('changes nothing where it came from', async () => {
    const { summary } = await home.preview(archive, 'daten.zip');
    expect(summary.counts).toEqual({ unchanged: summary.rowCount });
  });

  it('is read by nobody else', async () => {
    const by = { sessionToken: home.sessionToken };
    const { exports } = (await world.api.call(listImports, {}, by)).value;
    const exportId = exports[0]?.exportId ?? '';
    const other = { sessionToken: world.sessions.producerB ?? '' };
    const stolen = await world.api.call(readExportFile, { exportId, position: 1 }, other);
    expect([stolen.status, stolen.problem.code]).toEqual([404, 'export-not-found']);
    const theirs = await exported(new TableDesk(world.api, other.sessionToken));
    expect(part(theirs, 'bestellzeilen.csv')).not.toContain('Bergruh');
    const own = new Set(drafts(archive).map((one: { articleNumber: string }) => one.articleNumber));
    const shared = drafts(theirs).filter((one: { articleNumber: string }) =>
      own.has(one.articleNumber),
    );
    expect(shared).toEqual([]);
  });
});
