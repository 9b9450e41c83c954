import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DemoShopping, demoProduct } from '../../../../test/demo-shopping.ts';
import {
  errorReply,
  MeilisearchStub,
  type StubRequest,
} from '../../../../test/meilisearch-stub.ts';
import { type EngineMarket, startEngineMarket } from '../../../../test/search-engine-market.ts';
import { demoId } from '../../../demo/demo-id.ts';
import { MINUTE_MS } from '../../../platform/clock/clock.ts';
import { Db } from '../../../platform/db/db.ts';
import { SearchFacade } from '../search.facade.ts';
import { SearchRelay } from '../search-relay.ts';
import { EngineReconciler } from './engine-reconciler.ts';
import { EngineStatus } from './engine-status.ts';
import { EngineSync } from './engine-sync.ts';

const SLOW_MS = 60_000;
const SLUG = 'rapsbluetenhonig';
const productId = demoId('product', demoProduct(SLUG).id);

let market: EngineMarket;
let stub: MeilisearchStub;
let db: Db;
let sync: EngineSync;

beforeAll(async () => {
  market = await startEngineMarket();
  stub = market.stub;
  db = market.app.get(Db);
  sync = market.app.get(EngineSync);
}, SLOW_MS);
afterAll(() => market.stop());
beforeEach(() => {
  stub.script = () => undefined;
  stub.taskFails = () => null;
  stub.requests.length = 0;
});

const rounds = (times: number) => market.rounds(times);
const live = async (entity = 'product') =>
  (
    await db.row<{ uid: string }>(
      `select uid from search.engine_index where entity = $1 and state = 'live'`,
      [entity],
    )
  )?.uid ?? '';
const stored = async (id = productId) => stub.indexes.get(await live())?.get(id);
const count = async (sql: string) => (await db.row<{ n: number }>(sql))?.n;
const waiting = () => count('select count(*) as n from search.engine_outbox');
const documents = () =>
  count(
    `select count(*) as n from search.search_document where entity = 'product' and not deleted`,
  );
const setPrice = (cents: number) => {
  market.clock.advance(1_000);
  return new DemoShopping(market.app).setPrice(SLUG, cents);
};
const failure = (code: string, type = 'invalid_request') => ({
  message: code,
  code,
  type,
  link: '',
});

describe('from nothing', () => {
  it('all documents are there, by their primary key, and searches use the index', async () => {
    expect(await live()).toBe('t1_products_v1');
    expect(await live('producer')).toBe('t1_producers_v1');
    expect(stub.indexes.get('t1_products_v1')?.size).toBe(await documents());
    expect(await waiting()).toBe(0);
    const { product } = await market.app.get(EngineStatus).refresh();
    expect(product?.filters.has('freeFrom')).toBe(true);
  });

  it('whole documents replace, named by key, with the writer key and a note', async () => {
    await setPrice(1234);
    await rounds(2);
    const [put] = stub.sent('POST', /products_v1\/documents$/);
    expect(put?.query).toMatchObject({ primaryKey: 'id' });
    expect(put?.query.customMetadata).toMatch(/^\d+-\d+$/);
    expect(put?.headers.authorization).toBe('Bearer writer-key');
    expect(put?.body).toEqual([
      expect.objectContaining({ id: productId, priceCents: 1234, visibility: 'public' }),
    ]);
    expect(put?.body[0]).toHaveProperty('_geo.lat');
    expect(await waiting()).toBe(0);
  });
});

describe('a change', () => {
  it('is kept while the engine is down and arrives when it is back', async () => {
    await stub.kill();
    await setPrice(1111);
    await rounds(3);
    expect(await waiting()).toBe(1);
    await stub.start();
    await rounds(3);
    expect(await stored()).toMatchObject({ priceCents: 1111 });
    expect(await waiting()).toBe(0);
  });

  it('of a paused product deletes, and one after that puts again', async () => {
    const pause = (paused: boolean) =>
      db.execute('update catalog.product set paused = $2 where id = $1', [productId, paused]);
    await pause(true);
    await rounds(3);
    expect(await stored()).toBeUndefined();
    expect(stub.sent('POST', /delete-batch$/)[0]?.body).toEqual([productId]);
    await pause(false);
    await rounds(3);
    expect(await stored()).toMatchObject({ id: productId });
  });

  it('between reading and sending is sent again: the first task does not count for it', async () => {
    await setPrice(2001);
    await market.app.get(SearchRelay).drain();
    stub.script = async ({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/documents')) return undefined;
      stub.script = () => undefined;
      await setPrice(2002);
      await market.app.get(SearchRelay).drain();
      return undefined;
    };
    await sync.pass();
    expect(await stored()).toMatchObject({ priceCents: 2001 });
    await rounds(3);
    expect(await stored()).toMatchObject({ priceCents: 2002 });
    expect(await waiting()).toBe(0);
  });

  it('whose task the engine forgot is sent again', async () => {
    const results: never[] = [];
    await setPrice(2003);
    stub.script = ({ path }) =>
      path === '/tasks' ? { status: 200, body: { results, total: 0 } } : undefined;
    await rounds(2);
    stub.indexes.get(await live())?.delete(productId);
    stub.script = () => undefined;
    await rounds(3);
    expect(stub.sent('POST', /products_v1\/documents$/).length).toBeGreaterThanOrEqual(2);
    expect(await waiting()).toBe(0);
  });

  it('of a killed sender between send and note is sent again', async () => {
    await setPrice(2100);
    await market.app.get(SearchRelay).drain();
    stub.script = ({ path, method }) =>
      method === 'POST' && path.endsWith('/documents') ? { status: 202, body: '' } : undefined;
    await sync.pass();
    expect(await waiting()).toBe(1);
    stub.script = () => undefined;
    await rounds(3);
    expect(await stored()).toMatchObject({ priceCents: 2100 });
  });

  it('of a producer reaches all its products', async () => {
    await db.execute(
      `update producers.producer set name = 'Umbenannt' where id =
        (select producer_id from catalog.product where id = $1)`,
      [productId],
    );
    await rounds(3);
    expect(await stored()).toMatchObject({ producerName: 'Umbenannt' });
  });
});

describe('a task that fails after 202', () => {
  const changeSome = (limit: number) =>
    db.execute(
      `update catalog.shown_reviews set star_sum = 6 * count - star_sum
        where product_id in (select id from catalog.product where id <> $1 order by id limit $2)`,
      [productId, limit],
    );

  it('is halved until the poison document stands alone, parked and told', async () => {
    await changeSome(20);
    await setPrice(2200);
    const poisons = ({ method, path, body }: StubRequest) =>
      method === 'POST' &&
      path.endsWith('/documents') &&
      body.some(({ id }: { id: string }) => id === productId);
    stub.taskFails = (request) => (poisons(request) ? failure('invalid_document_geo_field') : null);
    await rounds(20);
    expect(await db.rows('select id, error from search.search_dead')).toEqual([
      { id: productId, error: 'invalid_document_geo_field' },
    ]);
    expect(await waiting()).toBe(0);
    expect(
      await db.row(
        `select count(*) as n from platform.incident
          where kind = 'search-sync' and subject = $1 and resolved_at is null`,
        [productId],
      ),
    ).toEqual({ n: 1 });
    stub.taskFails = () => null;
    await setPrice(2201);
    await rounds(3);
    expect(await stored()).toMatchObject({ priceCents: 2201 });
    expect(await count('select count(*) as n from search.search_dead')).toBe(0);
  });

  it('for the engine itself parks nothing and is tried until it works', async () => {
    await setPrice(2300);
    stub.taskFails = () => failure('no_space_left_on_device', 'system');
    await rounds(8);
    expect(await waiting()).toBe(1);
    expect(await count('select count(*) as n from search.search_dead')).toBe(0);
    stub.taskFails = () => null;
    await rounds(12);
    expect(await stored()).toMatchObject({ priceCents: 2300 });
  });

  it('refused at the door is halved, too', async () => {
    await changeSome(10);
    stub.script = ({ method, path, body }) =>
      method === 'POST' && path.endsWith('/documents') && body.length > 3
        ? errorReply(413, 'payload_too_large')
        : undefined;
    await rounds(10);
    expect(await waiting()).toBe(0);
  });
});

describe('drift', () => {
  it('of the engine is found by asking it, and repaired', async () => {
    const index = stub.indexes.get(await live());
    const [other = ''] = [...(index?.keys() ?? [])].filter((id) => id !== productId);
    index?.delete(productId);
    index?.set(other, { id: other, stamp: 'stale' });
    index?.set('00000000-0000-4000-8000-00000000dead', {
      id: '00000000-0000-4000-8000-00000000dead',
    });
    const drift = await market.app.get(EngineReconciler).reconcile();
    expect(drift.drifted).toBe(3);
    await rounds(3);
    expect(await stored()).toMatchObject({ id: productId });
    expect(index?.has('00000000-0000-4000-8000-00000000dead')).toBe(false);
    expect(await market.app.get(EngineReconciler).reconcile()).toMatchObject({ drifted: 0 });
  });

  it('a server that lost everything is filled again before it is asked', async () => {
    stub.indexes.clear();
    await market.app.get(EngineStatus).suspect();
    await sync.pass();
    expect((await market.app.get(EngineStatus).refresh()).product).toBeNull();
    await rounds(12);
    expect(stub.indexes.get(await live())?.size).toBe(await documents());
  });

  it('a new day renews season and order without being drift', async () => {
    market.clock.set('2026-07-01T08:00:00Z');
    const drift = await market.app.get(EngineReconciler).reconcile();
    expect(drift).toMatchObject({ drifted: 0, renewed: drift.compared });
    await rounds(3);
    expect(await stored()).toMatchObject({ stamp: expect.stringMatching(/\/2026-07-01$/) });
  });
});

describe('settings', () => {
  it('that changed are one task, and are not ready before it is done', async () => {
    await db.execute(
      `insert into search.search_synonym (term, expansions, kind, author)
       values ('probewort', '{honig}', 'same', 'test')`,
    );
    await market.app.get(EngineStatus).suspect();
    await rounds(3);
    const [sent, ...more] = stub.sent('PATCH', /products_v\d+\/settings$/);
    expect(more).toEqual([]);
    expect(sent?.body.synonyms).toMatchObject({ probewort: ['honig'] });
    expect(stub.sent('PATCH', /producers_v\d+\/settings$/)).toEqual([]);
  });

  it('that the engine refuses are told, and the old ones stay in force', async () => {
    stub.taskFails = ({ method }) =>
      method === 'PATCH' ? failure('invalid_settings_synonyms') : null;
    await db.execute(`update search.search_synonym set status = 'off' where term = 'probewort'`);
    await market.app.get(EngineStatus).suspect();
    await rounds(2);
    expect((await market.app.get(EngineStatus).refresh()).product).not.toBeNull();
    expect(
      await count(
        `select count(*) as n from platform.incident where kind = 'search-sync' and title like '%Einstellungen%'`,
      ),
    ).toBe(1);
  });
});

describe('a rebuild', () => {
  it('builds beside the live index, writes to both, compares, probes and takes its place', async () => {
    const before = await live();
    const isHeld = { yes: true };
    stub.script = ({ path, method }) =>
      isHeld.yes && method === 'GET' && /stats$/.test(path)
        ? errorReply(503, 'internal', 'internal')
        : undefined;
    const rebuilding = market.app.get(SearchFacade).rebuild();
    await untilBuilding();
    await setPrice(2400);
    await market.app.get(SearchRelay).drain();
    isHeld.yes = false;
    await rebuilding;
    const after = await live();
    expect(Number(after.split('_v')[1])).toBe(Number(before.split('_v')[1]) + 1);
    await rounds(2);
    expect(stub.indexes.get(before)?.get(productId)).toMatchObject({ priceCents: 2400 });
    expect(await stored()).toMatchObject({ priceCents: 2400 });
    market.clock.advance(25 * 60 * MINUTE_MS);
    await rounds(1);
    expect(stub.indexes.has(before)).toBe(false);
  }, 30_000);

  it('that does not find what it holds does not take its place', async () => {
    const before = await live();
    stub.script = ({ path, body }) =>
      path === '/multi-search'
        ? {
            status: 200,
            body: {
              results: body.queries.map(() => ({ hits: [], totalHits: 0, query: '' })),
            },
          }
        : undefined;
    await db.transaction(async (tx) => {
      await tx.execute(
        `insert into search.engine_index (uid, entity, number, state, made_at)
         values ('t1_products_v99', 'product', 99, 'building', now())`,
      );
      await tx.execute(
        `insert into search.engine_outbox (index_uid, id)
         select 't1_products_v99', id from search.search_document where entity = 'product' and not deleted`,
      );
    });
    await rounds(5);
    expect(await live()).toBe(before);
    stub.script = () => undefined;
    await rounds(3);
    expect(await live()).toBe('t1_products_v99');
  });

  async function untilBuilding() {
    for (let tries = 0; tries < 400; tries += 1) {
      const n = await count(
        `select count(*) as n from search.engine_index where state = 'building'`,
      );
      if ((n ?? 0) > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('nothing is being built');
  }
});
