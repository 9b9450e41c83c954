import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DocumentsWorld } from '../../../test/documents-world.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { DocumentsFacade } from './documents.facade.ts';
import { DocumentsModule } from './documents.module.ts';

let market: ModulesUnderTest;
let owner: pg.Client;
let producerId: string;
let verify: () => Promise<string[]>;

beforeAll(async () => {
  market = await startModules({
    modules: [IdentityModule, FulfilmentModule, DocumentsModule],
    now: '2026-06-08T08:00:00Z',
  });
  const world = new DocumentsWorld(market);
  producerId = await world.producer('Archiv');
  for (let n = 0; n < 3; n += 1) await world.handedOver([{ producerId, goodsCents: 1000 }]);
  verify = () => market.app.get(DocumentsFacade).verifyArchive();
  // The owner of the tables can switch the triggers off; that is what the hashes are for.
  owner = new pg.Client({ connectionString: market.database.url });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await market.stop();
});

const tamper = async (sql: string): Promise<string[]> => {
  await owner.query('begin');
  await owner.query(`set local session_replication_role = replica`);
  await owner.query(sql);
  await owner.query('commit');
  return verify();
};

describe('the archive', () => {
  beforeEach(async () => expect(await verify()).toEqual([]));

  it('notices a changed file', async () => {
    const change = (to: string) =>
      tamper(`update documents.file set bytes = ${to} where document_id =
        (select id from documents.document where number = 'RE-2026-00002')`);
    expect(await change(`bytes || '\\x00'`)).toEqual([
      'RE-2026-00002: die Datei pdf wurde verändert.',
    ]);
    await change(`substring(bytes for length(bytes) - 1)`);
  });

  it('notices a changed amount', async () => {
    const change = (by: number) =>
      tamper(`update documents.document set net_cents = net_cents + ${by},
        gross_cents = gross_cents + ${by} where number = 'RE-2026-00002'`);
    expect(await change(1)).toEqual(['RE-2026-00002: die Angaben wurden verändert.']);
    const run = () => market.app.get(Sweeps).run('verify-archive');
    const open = async () =>
      (
        await owner.query(
          `select title from platform.incident where kind = 'archive-damaged' and resolved_at is null`,
        )
      ).rows;
    expect(await run()).toBe(1);
    expect(await open()).toEqual([
      { title: 'Belegarchiv: RE-2026-00002: die Angaben wurden verändert.' },
    ]);
    await change(-1);
    expect(await run()).toBe(0);
    expect(await open()).toEqual([]);
  });

  it('notices a missing paper and a missing end', async () => {
    await owner.query('create table gone as select * from documents.document');
    const back = (number: string) =>
      tamper(`insert into documents.document select * from gone where number = '${number}'`);
    expect(await tamper(`delete from documents.document where number = 'RE-2026-00002'`)).toEqual([
      'RE-2026-00003: davor fehlt eine Nummer.',
      'RE-2026-00003: die Kette zum Beleg davor ist gerissen.',
    ]);
    await back('RE-2026-00002');
    expect(await tamper(`delete from documents.document where number = 'RE-2026-00003'`)).toEqual([
      `Nummernkreis invoice 2026 von ${producerId}: das Ende stimmt nicht.`,
    ]);
    await back('RE-2026-00003');
  });
});
