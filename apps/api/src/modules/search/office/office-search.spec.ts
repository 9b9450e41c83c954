import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  listSynonyms,
  previewSynonym,
  publishSynonym,
  readSearchEngine,
  readSearchReport,
  startSearchRebuild,
  startSearchReconcile,
  switchSynonym,
} from '@markthalle/contracts/office-search';
import { recordSearchClick, searchProducts } from '@markthalle/contracts/search';
import { type Caller, callRoute } from '../../../../test/call-route.ts';
import { startDemoMarket } from '../../../../test/demo-market.ts';
import { DemoShopping } from '../../../../test/demo-shopping.ts';
import type { ModulesUnderTest } from '../../../../test/modules-under-test.ts';
import { DEMO_STAFF } from '../../../demo/demo-logins.ts';
import { DAY_MS, SECOND_MS } from '../../../platform/clock/clock.ts';
import { Db } from '../../../platform/db/db.ts';
import { Worker } from '../../../platform/jobs/worker.ts';
import { CatalogModule } from '../../catalog/catalog.module.ts';
import { QueryLog } from '../query-log.ts';
import { SearchModule } from '../search.module.ts';
import { VocabularyCache } from '../vocabulary-cache.ts';

const SLOW_MS = 60_000;
let market: ModulesUnderTest;
let db: Db;
let staff: Caller;

beforeAll(async () => {
  market = await startDemoMarket([CatalogModule, SearchModule]);
  db = market.app.get(Db);
  await logInAgain();
}, SLOW_MS);
afterAll(() => market.stop());

async function logInAgain() {
  const [maren] = DEMO_STAFF;
  if (maren === undefined) throw new Error('the demo has an office');
  staff = await new DemoShopping(market.app).logIn(maren);
}

/** A search from some address. */
const search = async (q: string, address = '192.0.2.1', more: object = {}) =>
  (await callRoute(market.app, searchProducts, { q, ...more }, { address })).value;
const honey = { term: 'Immengold', kind: 'same', expansions: 'Honig' } as const;

describe('a synonym', () => {
  it('shows what it would do, and does nothing yet', async () => {
    for (const host of [1, 2, 3]) await search('immengold', `192.0.2.${host}`);
    await market.app.get(QueryLog).flush();
    const { value } = await callRoute(market.app, previewSynonym, honey, staff);
    expect(value.synonyms).toEqual([{ term: 'immengold', kind: 'same', expansions: ['honig'] }]);
    const [query] = value.queries;
    expect(query).toMatchObject({ text: 'immengold', source: 'asked', gone: [] });
    expect(query?.before.total).toBe(0);
    expect(query?.after.total).toBe((await search('honig')).total);
    expect(query?.added.length).toBeGreaterThan(3);
    expect((await search('immengold')).total).toBe(0);
  });

  it('of a judged query shows its effect there, too', async () => {
    const input = { term: 'honig', kind: 'near', expansions: 'kerze' } as const;
    const { value } = await callRoute(market.app, previewSynonym, input, staff);
    expect(value.queries.map(({ source }) => source)).toContain('judged');
    for (const { text } of value.queries) expect(text).toMatch(/\bhonig\b/);
  });

  it('is in force once it is published, by name, and switched off again', async () => {
    await callRoute(market.app, publishSynonym, honey, staff);
    await market.app.get(VocabularyCache).refresh();
    const found = await search('immengold');
    expect(found.total).toBeGreaterThan(3);
    expect(found.exactCount).toBeGreaterThan(3);
    const { value } = await callRoute(market.app, listSynonyms, { q: 'Immen' }, staff);
    expect(value.synonyms).toEqual([
      {
        term: 'immengold',
        kind: 'same',
        expansions: ['honig'],
        active: true,
        author: DEMO_STAFF[0]?.displayName,
      },
    ]);
    const off = { term: 'immengold', kind: 'same', active: 'false' } as const;
    await callRoute(market.app, switchSynonym, off, staff);
    await market.app.get(VocabularyCache).refresh();
    expect((await search('immengold')).total).toBe(0);
  });

  it('both ways keeps what the other word led to', async () => {
    const before = await db.row<{ expansions: string[] }>(
      `select expansions from search.search_synonym where kind = 'same' and cardinality(expansions) < 10
        order by term limit 1`,
    );
    const [other] = await db.rows<{ term: string }>(
      `select term from search.search_synonym where kind = 'same' and expansions = $1`,
      [before?.expansions],
    );
    const input = {
      term: 'probebegriff',
      kind: 'same',
      expansions: other?.term ?? '',
      bothWays: 'true',
    } as const;
    const { value } = await callRoute(market.app, previewSynonym, input, staff);
    expect(value.synonyms[1]).toEqual({
      term: other?.term,
      kind: 'same',
      expansions: [...(before?.expansions ?? []), 'probebegriff'],
    });
  });

  it.each([
    ['nothing but signs', { ...honey, term: '!!!' }, 'synonym-not-usable'],
    ['itself', { ...honey, expansions: 'immengold' }, 'synonym-not-usable'],
    ['five words', { ...honey, term: 'a b c d e' }, 'synonym-not-usable'],
    [
      'thirteen meanings',
      { ...honey, expansions: 'abcdefghijklm'.split('').join(',') },
      'synonym-not-usable',
    ],
    [
      'the name of a producer',
      { ...honey, expansions: 'Imkerei Lindenlaut' },
      'synonym-names-producer',
    ],
    ['a word only of a producer', { ...honey, expansions: 'lindenlaut' }, 'synonym-names-producer'],
  ])('of %s is refused', async (_, input, code) => {
    for (const endpoint of [previewSynonym, publishSynonym]) {
      expect((await callRoute(market.app, endpoint, input, staff)).problem.code).toBe(code);
    }
  });

  it('that came with the program stays off after a restart', async () => {
    const { value } = await callRoute(market.app, listSynonyms, { page: 2 }, staff);
    const [curated] = value.synonyms;
    expect(curated?.author).toBeNull();
    const which = { term: curated?.term ?? '', kind: curated?.kind ?? 'same' } as const;
    await callRoute(market.app, switchSynonym, { ...which, active: 'false' }, staff);
    expect(
      await db.row('select status from search.search_synonym where term = $1 and kind = $2', [
        which.term,
        which.kind,
      ]),
    ).toEqual({ status: 'off' });
  });
});

describe('the log of searches', () => {
  const report = async () => {
    market.clock.advance(SECOND_MS);
    return (await callRoute(market.app, readSearchReport, {}, staff)).value;
  };

  it('shows what at least three did not find', async () => {
    await search('xylophonquartett', '192.0.2.1');
    await search('Xylophonquartett!', '192.0.2.2');
    await search('xylophonquartett', '192.0.2.2');
    const textsOf = async () => (await report()).withoutHits.map(({ text }) => text);
    expect(await textsOf()).not.toContain('xylophonquartett');
    await search('XYLOPHONQUARTETT', '192.0.2.3');
    expect((await report()).withoutHits).toContainEqual({
      text: 'xylophonquartett',
      language: 'de',
      searches: 4,
      visits: 3,
    });
  });

  it('shows what is found and not opened, until it is', async () => {
    const ids: (string | null)[] = [];
    for (const host of [1, 2, 3]) ids.push((await search('seife', `192.0.2.${host}`)).searchId);
    expect((await report()).lowClicks).toContainEqual(
      expect.objectContaining({ text: 'seife', clicks: 0, visits: 3 }),
    );
    await callRoute(market.app, recordSearchClick, { searchId: ids[0] ?? '', rank: 2 });
    await callRoute(market.app, recordSearchClick, { searchId: ids[0] ?? '', rank: 9 });
    expect((await report()).lowClicks.map(({ text }) => text)).not.toContain('seife');
    expect(
      await db.row('select clicked_rank as rank from search.query_log where id = $1', [ids[0]]),
    ).toEqual({ rank: 2 });
  });

  it('has no address, no account and no values of filters', async () => {
    await search('senf', '198.51.100.77', { near: '17033', producer: 'imkerei-lindenlaut' });
    await market.app.get(QueryLog).flush();
    const rows = await db.rows<Record<string, unknown>>('select * from search.query_log');
    const text = JSON.stringify(rows);
    for (const secret of ['198.51.100.77', '192.0.2.', 'imkerei-lindenlaut', '17033']) {
      expect(text).not.toContain(secret);
    }
    expect(rows.at(-1)).toMatchObject({ text: 'senf', filters: ['producers', 'near'] });
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(
      ['at', 'clicked_rank', 'engine', 'filters', 'hits', 'id', 'language', 'text', 'visit'].sort(),
    );
  });

  it.each(['anna@example.org', 'Anruf 0395 1234567', '', '???'])(
    'keeps nothing of "%s"',
    async (q) => {
      expect((await search(q)).searchId).toBeNull();
    },
  );

  it('knows no visit of yesterday', async () => {
    const visitOf = async (q: string) => {
      const { searchId } = await search(q, '192.0.2.9');
      await market.app.get(QueryLog).flush();
      return (
        await db.row<{ visit: string }>('select visit from search.query_log where id = $1', [
          searchId,
        ])
      )?.visit;
    };
    const today = await visitOf('butter');
    expect(await visitOf('milch')).toBe(today);
    market.clock.advance(DAY_MS);
    expect(await visitOf('butter')).not.toBe(today);
    const salt = await db.row<{ value: string }>(
      `select value from search.search_state where key = 'visit-salt'`,
    );
    expect(salt?.value).toMatch(/^2026-06-09\//);
  });

  it('keeps only sums after 30 days, and only of what three asked', async () => {
    await search('einzelwunsch');
    market.clock.advance(31 * DAY_MS);
    await market.app.get(QueryLog).flush();
    await market.app.get(QueryLog).tend();
    expect(await db.rows('select 1 from search.query_log')).toEqual([]);
    const months = await db.rows<{ text: string }>(
      'select text, month, searches, visits, without_hits, clicks from search.query_month',
    );
    expect(months).toContainEqual({
      text: 'xylophonquartett',
      month: '2026-06',
      searches: 4,
      visits: 3,
      without_hits: 4,
      clicks: 0,
    });
    expect(months.map(({ text }) => text)).not.toContain('einzelwunsch');
  });
});

describe('work on the index', () => {
  beforeAll(logInAgain);
  const engine = async () => (await callRoute(market.app, readSearchEngine, {}, staff)).value;

  it('says that the database answers', async () => {
    expect(await engine()).toMatchObject({
      engine: 'postgres',
      answers: true,
      breaker: 'closed',
      indexes: [],
      rebuild: null,
    });
  });

  it.each([
    ['rebuild', startSearchRebuild],
    ['reconcile', startSearchReconcile],
  ] as const)('%s runs once at a time and tells how far it is', async (kind, endpoint) => {
    await callRoute(market.app, endpoint, {}, staff);
    expect((await engine())[kind]).toMatchObject({
      state: 'waiting',
      startedBy: DEMO_STAFF[0]?.displayName,
    });
    const again = await callRoute(market.app, endpoint, {}, staff);
    expect(again.problem.code).toBe('search-work-running');
    await market.app.get(Worker).drain();
    const work = (await engine())[kind];
    expect(work).toMatchObject({ state: 'done', finishedAt: expect.any(String) });
    expect(work?.done).toBeGreaterThan(100);
    expect((await callRoute(market.app, endpoint, {}, staff)).status).toBe(200);
  });
});
