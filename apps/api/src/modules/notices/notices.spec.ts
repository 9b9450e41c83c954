import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { giveNotice } from '@markthalle/contracts/notices';
import {
  decideNotice,
  listNotices,
  readNotice,
  recordOrder,
  undoDecision,
} from '@markthalle/contracts/office-notices';
import { pauseProduct } from '@markthalle/contracts/portal-products';
import { TrustWorld } from '../../../test/trust-world.ts';
import { HOUR_MS } from '../../platform/clock/clock.ts';
import { countStatements } from '../../platform/db/db.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';

const SHOP = 'https://markt.example';

/** Buyers, mails and a queue: on a busy machine a test takes its time. */
jest.setTimeout(60_000);

let world: TrustWorld;
let clients = 0;
beforeAll(async () => {
  world = await TrustWorld.start();
}, 60_000);
afterAll(() => world.stop());

const notice = {
  reason: 'hate_or_insult',
  explanation: 'Die Betriebsleiterin wird mit Namen beschimpft.',
  name: 'Nadja Meldung',
  email: 'nadja@example.org',
  goodFaith: true,
} as const;

function give(url: string, change: object = {}) {
  clients += 1;
  const address = `198.51.100.${clients}`;
  return world.call(giveNotice, { ...notice, url, ...change }, { address });
}

const DECISION = {
  action: 'hide_review',
  ground: 'illegal',
  groundText: '§ 185 StGB: Die Betriebsleiterin wird beleidigt.',
  facts: 'Die Bewertung nennt sie mit Namen und einem Schimpfwort.',
  automation: 'none',
  territory: 'überall',
  duration: 'unbefristet',
  remedies: ['complaint', 'court'],
  moreUrls: [],
} as const;

const staff = () => world.catalog.staff;
const decide = (noticeId: string, change: object = {}) =>
  world.call(
    decideNotice,
    { noticeId, ...DECISION, remedies: [...DECISION.remedies], moreUrls: [], ...change },
    staff(),
  );
const newestOpen = async () => {
  const { notices } = (await world.call(listNotices, {}, staff())).value;
  const newest = notices.toSorted((a, b) => a.number.localeCompare(b.number)).at(-1);
  if (newest === undefined) throw new Error('nothing is open');
  return newest;
};
const countOf = async (slug: string) => (await world.catalog.inShop(slug)).value.product.reviews;

describe('LAW-DSA-4 the full circle of a notice', () => {
  it('is notice, receipt, decision with remedies; hiding a review tells its author (LAW-DSA-5)', async () => {
    const { variantId, slug } = await world.catalog.published();
    const { reviewId, email } = await world.reviewed(variantId, 1, 'Eine Unverschämtheit, du X.');
    await world.reviewed(variantId, 5);
    const given = await give(`${SHOP}/p/${slug}/bewertungen#bewertung-${reviewId}`);
    expect([given.status, given.value.mailed]).toEqual([201, true]);
    const [receipt] = await world.mailsTo('nadja@example.org');
    expect(receipt?.subject).toBe(`Ihre Meldung ${given.value.number} ist eingegangen`);
    expect(receipt?.text).toContain(notice.explanation);

    const { noticeId, number } = await newestOpen();
    expect(number).toBe(given.value.number);
    const { result, statements } = await countStatements(() =>
      world.call(readNotice, { noticeId }, staff()),
    );
    expect(statements).toBe(2); // the session, and the page
    expect(result.value).toMatchObject({
      contentKind: 'review',
      contentCopy: '1/5, Frauke M.: Eine Unverschämtheit, du X.',
      actions: ['hide_review', 'none'],
      reporter: { name: 'Nadja Meldung', email: 'nadja@example.org' },
      dueAt: null,
    });

    expect((await decide(noticeId)).status).toBe(201);
    expect(await countOf(slug)).toMatchObject({ count: 1, averageTenths: 50 });
    const decision = (await world.mailsTo('nadja@example.org')).at(-1);
    expect(decision?.subject).toBe(`Entscheidung über Ihre Meldung ${number}`);
    expect(decision?.text).toContain('Wir haben die gemeldete Bewertung ausgeblendet.');
    expect(decision?.text).toContain('von einem Gericht prüfen lassen');

    const statement = (await world.mailsTo(email)).at(-1);
    expect(statement?.subject).toBe(`Ihre Bewertung wurde ausgeblendet (${number})`);
    const said = [
      'Eine Unverschämtheit, du X.',
      'überall',
      'unbefristet',
      'eine Meldung (Art. 16',
      'Wir halten den Inhalt für rechtswidrig.',
      DECISION.groundText,
      DECISION.facts,
      'Gefunden und entschieden hat ein Mensch.',
      'Eine andere Person prüft die Entscheidung dann noch einmal',
      'von einem Gericht prüfen lassen',
    ];
    for (const words of said) expect(statement?.text.replace(/\s+/g, ' ')).toContain(words);
    // Who gave the notice is nobody's business.
    expect(statement?.text).not.toContain('Nadja');
  });

  it('needs a name and an address except for child abuse material, and good faith always', async () => {
    const url = `${SHOP}/hof/dairy`;
    const anonymous = { name: null, email: null };
    expect((await give(url, anonymous)).problem.code).toBe('notice-reporter-missing');
    const abuse = await give(url, { ...anonymous, reason: 'child_abuse' });
    expect([abuse.status, abuse.value.mailed]).toEqual([201, false]);
    expect((await give(url, { goodFaith: false })).status).toBe(400);
    expect((await give(url, { explanation: 'kurz' })).status).toBe(400);
    expect((await give('')).status).toBe(400);
  });

  it('takes script as text, and an address that names nothing', async () => {
    const script = '<script>alert(1)</script> steht auf dieser Seite';
    const given = await give('irgendwo auf der Seite', { explanation: script });
    expect(given.status).toBe(201);
    const [mail] = (await world.mailsTo('nadja@example.org')).slice(-1);
    expect(mail?.html).not.toContain('<script>');
    const { noticeId } = await newestOpen();
    const { value } = await world.call(readNotice, { noticeId }, staff());
    expect(value).toMatchObject({ contentKind: 'other', explanation: script, actions: ['none'] });
  });

  it('is limited per client', async () => {
    const address = '203.0.113.9';
    const url = `${SHOP}/hof/dairy`;
    const codes = [];
    for (let n = 0; n < 21; n += 1) {
      codes.push((await world.call(giveNotice, { ...notice, url }, { address })).status);
    }
    expect(codes.slice(0, 20).every((status) => status === 201)).toBe(true);
    expect(codes[20]).toBe(429);
  });
});

describe('LAW-DSA-5 a decision', () => {
  it('cannot be saved with a gap; nothing is restricted and nobody is told', async () => {
    const { variantId, slug } = await world.catalog.published();
    const { reviewId, email } = await world.reviewed(variantId, 1);
    await give(`${SHOP}/p/${slug}#bewertung-${reviewId}`);
    const { noticeId } = await newestOpen();
    const gaps = {
      ground: 'none',
      groundText: '',
      facts: 'kurz',
      automation: '',
      territory: '',
      duration: '',
      remedies: [],
    };
    for (const [field, value] of Object.entries(gaps)) {
      const answer = await decide(noticeId, { [field]: value });
      expect([answer.status, answer.problem.code]).toEqual([422, 'decision-incomplete']);
      expect(answer.problem.errors?.map(({ pointer }) => pointer)).toEqual([`/${field}`]);
    }
    expect((await countOf(slug)).count).toBe(1);
    expect(await world.mailsTo(email)).toEqual([]);
  });

  it('pauses a product with identical offers; producers get the reasons and cannot put it back', async () => {
    const first = await world.catalog.published();
    const twin = await world.catalog.published();
    const other = await world.catalog.published();
    await give(`${SHOP}/p/${first.slug}#bild`, { reason: 'unsafe_product' });
    const { noticeId } = await newestOpen();
    const pause = {
      action: 'pause_product',
      moreUrls: [`${SHOP}/en/p/${twin.slug}`, 'nirgendwo'],
    };
    expect((await decide(noticeId, pause)).status).toBe(201);
    expect((await world.catalog.inShop(first.slug)).status).toBe(404);
    expect((await world.catalog.inShop(twin.slug)).status).toBe(404);
    expect((await world.catalog.inShop(other.slug)).status).toBe(200);
    const mails = (await world.mailsTo('almut@dairy.example')).slice(-2);
    expect(mails.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Ihr Angebot wurde aus dem Laden genommen'),
      expect.stringContaining('Ihr Angebot wurde aus dem Laden genommen'),
    ]);
    expect(mails.map(({ text }) => text).join()).toContain(`${SHOP}/p/${twin.slug}`);
    const putBack = await world.call(
      pauseProduct,
      { productId: first.productId, paused: false },
      world.catalog.dairy,
    );
    expect(putBack.problem.code).toBe('product-withheld');
  });

  it('stands until it is undone; then everything is back and those who were told are told', async () => {
    const { variantId, slug } = await world.catalog.published();
    const { reviewId, email } = await world.reviewed(variantId, 1);
    const paused = await world.catalog.published();
    const pausedBefore = { productId: paused.productId, paused: true };
    await world.call(pauseProduct, pausedBefore, world.catalog.dairy);

    await give(`${SHOP}/p/${slug}#bewertung-${reviewId}`);
    const hidden = await newestOpen();
    await decide(hidden.noticeId);
    expect((await decide(hidden.noticeId)).problem.code).toBe('notice-already-decided');
    const because = 'Nach Ihrer Beschwerde: Das Wort war ein Zitat.';
    const undo = (noticeId: string) => world.call(undoDecision, { noticeId, because }, staff());
    expect((await undo(hidden.noticeId)).status).toBe(200);
    expect((await undo(hidden.noticeId)).problem.code).toBe('decision-not-standing');
    expect((await countOf(slug)).count).toBe(1);
    const lifted = (await world.mailsTo(email)).at(-1);
    expect(lifted?.subject).toContain('Einschränkung aufgehoben');
    expect(lifted?.text.replace(/\s+/g, ' ')).toContain(because);
    const { value } = await world.call(readNotice, { noticeId: hidden.noticeId }, staff());
    expect(value).toMatchObject({ decidedAt: null, decisions: [{ undone: { because } }] });

    await give(`${SHOP}/p/${slug}`);
    const product = await newestOpen();
    const more = [`${SHOP}/p/${paused.slug}`];
    await decide(product.noticeId, { action: 'pause_product', moreUrls: more });
    await undo(product.noticeId);
    expect((await world.catalog.inShop(slug)).status).toBe(200);
    // What its producer had paused stays paused.
    expect((await world.catalog.inShop(paused.slug)).status).toBe(404);
    const lift = await world.call(
      pauseProduct,
      { ...pausedBefore, paused: false },
      world.catalog.dairy,
    );
    expect(lift.status).toBe(200);
  });

  it('LAW-DSA-5 undone without a restriction tells the author nothing', async () => {
    const { variantId, slug } = await world.catalog.published();
    const { reviewId, email } = await world.reviewed(variantId, 2);
    await give(`${SHOP}/p/${slug}#bewertung-${reviewId}`);
    const { noticeId } = await newestOpen();
    expect((await decide(noticeId, { action: 'none', ground: 'none' })).status).toBe(201);
    const undone = await world.call(undoDecision, { noticeId, because: 'doch' }, staff());
    expect(undone.status).toBe(200);
    const subjects = (await world.mailsTo(email)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes('aufgehoben'))).toEqual([]);
  });

  it('undone keeps what another decision restricts', async () => {
    const { slug } = await world.catalog.published();
    const pause = { action: 'pause_product' };
    await give(`${SHOP}/p/${slug}`);
    const first = await newestOpen();
    await decide(first.noticeId, pause);
    await give(`${SHOP}/p/${slug}`);
    await decide((await newestOpen()).noticeId, pause);
    const undo = { noticeId: first.noticeId, because: 'doppelt' };
    await world.call(undoDecision, undo, staff());
    expect((await world.catalog.inShop(slug)).status).toBe(404);
  });
});

describe('LAW-GPSR-3 an order of an authority', () => {
  const ORDER = {
    kind: 'authority_order',
    authority: 'Landesamt (Probe)',
    email: 'amt@example.org',
    reference: 'Az. 1/26',
    explanation: 'Das Angebot ist vom Markt zu nehmen.',
  } as const;
  const incidents = () =>
    world.db.rows<{ subject: string }>(
      `select subject from platform.incident where kind = 'takedown-due' and resolved_at is null`,
    );

  it('of Friday 16:00 is due on Tuesday 16:00; the alert comes four hours before', async () => {
    const { slug } = await world.catalog.published();
    world.clock.set('2026-11-27T15:00:00Z'); // a Friday, 16:00 in Germany
    const recorded = await world.call(
      recordOrder,
      { ...ORDER, url: `${SHOP}/p/${slug}`, receivedAt: '2026-11-27T15:00:00Z' },
      staff(),
    );
    expect(recorded.value.dueAt).toBe('2026-12-01T15:00:00.000Z');
    const { noticeId } = recorded.value;
    const { notices } = (await world.call(listNotices, {}, staff())).value;
    expect(notices[0]).toMatchObject({ noticeId, kind: 'authority_order', isOverdue: false });

    const sweep = () => world.catalog.api.app.get(Sweeps).run('watch-notices');
    world.clock.set('2026-12-01T10:30:00Z');
    await sweep();
    expect(await incidents()).toEqual([]);
    world.clock.set('2026-12-01T11:00:00Z');
    await sweep();
    expect(await incidents()).toEqual([{ subject: noticeId }]);
    await decide(noticeId, { action: 'pause_product' });
    expect(await incidents()).toEqual([]);
    expect((await world.catalog.inShop(slug)).status).toBe(404);
    const mail = (await world.mailsTo('almut@dairy.example')).at(-1);
    expect(mail?.text).toContain('die Anordnung einer Behörde');
    expect((await world.mailsTo('amt@example.org')).at(-1)?.subject).toContain('Entscheidung');
  });

  it('cannot win time with an hour that has not come yet', async () => {
    const now = world.clock.now();
    const receivedAt = new Date(now.getTime() + 48 * HOUR_MS).toISOString();
    const url = `${SHOP}/hof/dairy`;
    const { value } = await world.call(recordOrder, { ...ORDER, url, receivedAt }, staff());
    expect(value.dueAt).toBe('2026-12-03T11:00:00.000Z');
  });
});
