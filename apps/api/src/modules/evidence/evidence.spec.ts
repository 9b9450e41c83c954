import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { listCategories, readProduct } from '@markthalle/contracts/catalog';
import type { InputOf } from '@markthalle/contracts/endpoint';
import {
  decideEvidence,
  listOfficeEvidence,
  withdrawEvidence,
} from '@markthalle/contracts/office-evidence';
import {
  readEvidence,
  readEvidenceFile,
  saveTraderData,
  submitProducerEvidence,
} from '@markthalle/contracts/portal-evidence';
import { searchProducts } from '@markthalle/contracts/search';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { demoId } from '../../demo/demo-id.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { SearchRelay } from '../search/search-relay.ts';

jest.setTimeout(90_000);

const CHEESE = 'peenetaler-bergruh-6-monate';
const DAIRY = demoId('producer', 'kaeserei-kranichruf');
const PDF = Buffer.from('%PDF-1.7\nZertifikat').toString('base64');

let api: ApiUnderTest;
let dairy: { sessionToken: string };
let fisher: { sessionToken: string };
let staff: { sessionToken: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  dairy = { sessionToken: await api.signIn('hallo@kaeserei-kranichruf.example') };
  fisher = { sessionToken: await api.signIn('hallo@kutter-wilma.example') };
  staff = { sessionToken: await api.signIn('m.krueger@giebelmarkt.example') };
});
afterAll(() => api.stop());

const today = () => berlinDateOf(api.clock.now().toISOString());
const night = () => api.app.get(Sweeps).run('watch-evidence');
const db = () => api.app.get(Db);
const shown = async (slug = CHEESE) => (await api.call(readProduct, { slug })).value.product;
const isShown = async (slug = CHEESE) => (await api.call(readProduct, { slug })).status === 200;

const send = (change: Partial<InputOf<typeof submitProducerEvidence>> = {}, by = dairy) =>
  api.call(
    submitProducerEvidence,
    {
      clientId: newId(),
      kind: 'organic_control',
      reference: 'DE-ÖKO-006',
      validFrom: today(),
      validUntil: addDays(today(), 400),
      file: { fileName: 'Bio 2026.pdf', base64: PDF },
      ...change,
    },
    by,
  );

/** The newest valid piece of a kind ends on this day. */
const endsOn = (kind: string, day: string) =>
  db().execute(
    `update evidence.item set valid_until = $3, valid_from = least(valid_from, $3)
      where producer_id = $1 and kind = $2 and state = 'valid' and ended_at is null`,
    [DAIRY, kind, day],
  );

async function prove(
  change: Partial<InputOf<typeof submitProducerEvidence>> = {},
): Promise<string> {
  const { evidenceId } = (await send(change)).value;
  await api.call(decideEvidence, { evidenceId, isValid: true }, staff);
  await api.drain();
  return evidenceId;
}

describe('a piece of evidence', () => {
  it('waits for the office, is sent once per client id and belongs to its producer', async () => {
    const clientId = newId();
    const first = (await send({ clientId })).value;
    expect((await send({ clientId })).value).toEqual(first);
    expect((await send({ clientId }, fisher)).problem.code).toBe('invalid-input');
    const { evidenceId } = first;
    const file = (await api.call(readEvidenceFile, { evidenceId }, dairy)).value;
    expect(file).toMatchObject({ fileName: 'Bio 2026.pdf', base64: PDF });
    const theirs = await api.call(readEvidenceFile, { evidenceId }, fisher);
    expect(theirs.problem.code).toBe('evidence-not-found');
    const { waiting } = (await api.call(listOfficeEvidence, {}, staff)).value;
    expect(waiting.map((item) => item.evidenceId)).toContain(evidenceId);
    const { items } = (await api.call(readEvidence, {}, fisher)).value;
    expect(items.map((item) => item.evidenceId)).not.toContain(evidenceId);
  });

  it('is decided once, with a note that its producer reads', async () => {
    const { evidenceId } = (await send()).value;
    const input = { evidenceId, isValid: false, note: 'Die Seite 2 fehlt.' };
    expect((await api.call(decideEvidence, input, staff)).value.state).toBe('rejected');
    const again = await api.call(decideEvidence, { evidenceId, isValid: true }, staff);
    expect(again.problem.code).toBe('evidence-already-decided');
    const { items } = (await api.call(readEvidence, {}, dairy)).value;
    expect(items.find((item) => item.evidenceId === evidenceId)).toMatchObject({
      state: 'rejected',
      isHeld: false,
      note: 'Die Seite 2 fehlt.',
    });
  });

  it.each([
    ['a code of no control body (LAW-FOOD-18)', { reference: 'DE-BIO-6' }, 'reference'],
    ['a certificate without an end', { validUntil: null }, 'validUntil'],
    ['one that is over', { validFrom: '2020-01-01', validUntil: '2020-12-31' }, 'validUntil'],
    ['a certificate without its paper', { file: null }, 'file'],
    [
      'a LUCID number without a system (LAW-PACK-1)',
      { kind: 'packaging_register', reference: 'DE1234567890123', issuer: '' },
      'issuer',
    ],
    [
      'a LUCID number of 12 digits',
      { kind: 'packaging_register', reference: 'DE123456789012' },
      'reference',
    ],
  ] as const)('is refused: %s', async (_, change, field) => {
    const { problem } = await send(change);
    expect(problem.errors?.map(({ pointer }) => pointer)).toContain(`/${field}`);
  });

  it('is refused where the file is no paper', async () => {
    const file = { fileName: 'bio.pdf', base64: Buffer.from('<html>').toString('base64') };
    expect((await send({ file })).problem.code).toBe('evidence-file-unreadable');
  });
});

/** Slugs that the search finds for the cheese, among organic goods only if asked so. */
async function found(organic: boolean): Promise<string[]> {
  await api.app.get(SearchRelay).drain();
  const q = 'bergruh';
  const { cards } = (await api.call(searchProducts, organic ? { q, organic: 'true' } : { q }))
    .value;
  return cards.map(({ slug }) => slug);
}

describe('the night', () => {
  it('LAW-FOOD-18 hides the badge when the certificate has ended, and shows it with a new one', async () => {
    expect((await shown()).tags).toContainEqual({ kind: 'organic', text: 'Bio' });
    await endsOn('organic_control', today());
    await night();
    await api.drain();
    expect((await shown()).tags).toContainEqual({ kind: 'organic', text: 'Bio' });
    api.clock.advance(DAY_MS);
    await night();
    await api.drain();
    const { tags, facts, flag } = await shown();
    expect(tags.map(({ kind }) => kind)).not.toContain('organic');
    expect(facts.map(({ key }) => key)).not.toContain('organic_control');
    expect(flag?.kind).not.toBe('organic');
    expect(await found(true)).not.toContain(CHEESE);
    expect(await found(false)).toContain(CHEESE);
    await prove();
    expect(await found(true)).toContain(CHEESE);
    expect((await shown()).tags).toContainEqual({ kind: 'organic', text: 'Bio' });
  });

  it('LAW-FOOD-18 takes what calls itself organic out of the shop, word and all', async () => {
    await db().execute(
      `update catalog.product_version set content = jsonb_set(content, '{name,de}', '"Bio-Bergruh"')
        where id = (select published_version_id from catalog.product where slug = $1)`,
      [CHEESE],
    );
    await endsOn('organic_control', addDays(today(), -1));
    await night();
    await api.drain();
    expect(await isShown()).toBe(false);
    expect(await found(false)).not.toContain(CHEESE);
    await prove();
    expect(await found(false)).toContain(CHEESE);
    expect((await shown()).name).toBe('Bio-Bergruh');
  });

  it('LAW-FOOD-17 hides „aus MV“ with the end of its declaration', async () => {
    const regional = async () => (await shown()).tags.filter(({ kind }) => kind === 'regional');
    expect(await regional()).toHaveLength(1);
    await endsOn('region_declaration', addDays(today(), -1));
    await night();
    await api.drain();
    expect(await regional()).toEqual([]);
  });
});

describe('the packaging register', () => {
  it('LAW-PACK-1 loses a number: everything is offline within the day, and back with a new one', async () => {
    const countOf = async () =>
      (await api.call(listCategories, {})).value.categories.find(
        ({ path }) => path === 'lebensmittel/kaese',
      )?.productCount ?? 0;
    const before = await countOf();
    const { held } = (await api.call(listOfficeEvidence, {}, staff)).value;
    const lucid = held.find(
      ({ kind, producerId }) => kind === 'packaging_register' && producerId === DAIRY,
    );
    const input = { evidenceId: lucid?.evidenceId ?? '', note: 'Aus dem Register gelöscht.' };
    expect((await api.call(withdrawEvidence, input, staff)).value.state).toBe('withdrawn');
    await api.drain();
    expect(await isShown()).toBe(false);
    expect(await countOf()).toBeLessThan(before);
    const sellable = await db().rows('select from catalog.sellable where producer_id = $1', [
      DAIRY,
    ]);
    expect(sellable).toEqual([]);
    await prove({
      kind: 'packaging_register',
      reference: 'DE1234567890123',
      issuer: 'Ein System',
      validUntil: null,
      file: null,
    });
    expect(await isShown()).toBe(true);
    expect(await countOf()).toBe(before);
  });
});

describe('the data of a trader', () => {
  it('LAW-DAC7-2 asks a person for number and birthday, and takes no other number', async () => {
    const data = { isEntity: false, birthDate: '1965-06-12', birthPlace: null, selfCertify: false };
    const wrong = await api.call(saveTraderData, { ...data, taxIdentifier: '12' }, dairy);
    expect(wrong.problem.errors?.[0]?.pointer).toBe('/taxIdentifier');
    await api.call(saveTraderData, { ...data, taxIdentifier: null, birthDate: null }, dairy);
    const open = (await api.call(readEvidence, {}, dairy)).value.missing;
    expect(open.map(({ lawId }) => lawId)).toEqual(['LAW-DAC7-2']);
    const right = await api.call(saveTraderData, { ...data, taxIdentifier: '12345678901' }, dairy);
    expect(right.value).toMatchObject({ taxIdentifier: '12345678901', birthDate: '1965-06-12' });
    expect((await api.call(readEvidence, {}, dairy)).value.missing).toEqual([]);
  });
});

// Two months pass: nobody who signed in before is signed in after it.
describe('the reminders', () => {
  it('LAW-FOOD-19 reminds 60, 30 and 7 days before the end, each once', async () => {
    const { evidenceId } = (await send({ validUntil: addDays(today(), 61) })).value;
    await api.call(decideEvidence, { evidenceId, isValid: true }, staff);
    const sent = () =>
      db().rows<{ days: number }>(
        'select days from evidence.reminder where item_id = $1 order by sent_at',
        [evidenceId],
      );
    const after: number[][] = [];
    for (const days of [0, 1, 29, 1, 22, 1, 6]) {
      api.clock.advance(days * DAY_MS);
      await night();
      await night();
      after.push((await sent()).map((row) => row.days));
    }
    expect(after).toEqual([[], [60], [60], [60, 30], [60, 30], [60, 30, 7], [60, 30, 7]]);
    await api.drain();
  });
});
