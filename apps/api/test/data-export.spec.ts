import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listImports, readExportFile } from '@markthalle/contracts/portal-imports';
import { partNames, unzipParts } from '@markthalle/spreadsheet/unzip-parts';
import { ProducerData } from '../src/platform/producer-data/producer-data.ts';
import { buildWorld, type World } from './access-world.ts';
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
  const last = (await desk.exported()).files.at(-1);
  if (last === undefined) throw new Error('nothing was exported');
  return last.bytes;
}

const part = (bytes: Uint8Array, name: string): string =>
  new TextDecoder().decode(unzipParts(bytes, (one) => one === name).get(name));

/** The lines of the table of products without its head. */
const products = (bytes: Uint8Array) => part(bytes, 'produkte.csv').trim().split('\r\n').slice(1);

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
    expect(products(archive).join()).toContain('Bergruh');
    expect(products(theirs).join()).not.toContain('Bergruh');
  });
});
