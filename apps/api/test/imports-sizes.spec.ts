import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from '@markthalle/spreadsheet/write-xlsx';
import { writeZip } from '@markthalle/spreadsheet/write-zip';
import { Worker } from '../src/platform/jobs/worker.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { type ImportView, type Rows, TableDesk } from './imports-world.ts';
import { noisyJpeg } from './photo-sender.ts';

let api: ApiUnderTest;
let desk: TableDesk;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  desk = new TableDesk(api, await api.signIn('hallo@kaeserei-kranichruf.example'));
}, 120_000);
afterAll(() => api.stop());

const HEAD = [
  'Artikelnummer',
  'Weitere Größe von',
  'Barcode (GTIN)',
  'Name',
  'Größe oder Sorte',
  'Preis',
  'Gruppe',
  'Inhalt',
  'Einheit',
  'Bestand',
] as const;
const SIZES: Rows = [
  HEAD,
  ['W-1', null, '4006381333931', 'Wollkäse', 'S', '6,90', 'Käse', '0,25', 'kg', 12],
  ['W-2', 'W-1', null, null, 'M', '12,90', null, '500', 'g', 7],
  ['W-1/3', null, null, null, 'L', '24,00', null, '1', 'kg', 3],
];
const statesOf = ({ rows }: ImportView) => rows.map(({ state }) => state);
const remarksOf = ({ rows }: ImportView) => rows.map(({ remarks: [first = ''] }) => first);

/** Every product with what tables may change, as the database has it. */
const standing = () =>
  desk.db().rows(
    `select p.slug, v.content, v.form, v.state,
       (select jsonb_agg(to_jsonb(a) order by a.article_number) from catalog.article a
         where a.product_id = p.id) as numbers
       from catalog.product p
       join lateral (select * from catalog.product_version n where n.product_id = p.id
                      order by number desc limit 1) v on true
      order by p.slug`,
  );
const wollkaese = () =>
  desk.db().row<{ form: object; numbers: object[] }>(
    `select v.form, (select jsonb_agg(jsonb_build_object('number', a.article_number, 'gtin', a.gtin)
          order by a.article_number) from catalog.article a where a.product_id = p.id) as numbers
       from catalog.product p join catalog.product_version v on v.product_id = p.id
      where p.slug = 'wollkaese'`,
  );

describe('further sizes', () => {
  it('come in with their product, under their own numbers, and go with it', async () => {
    const before = await standing();
    const view = await desk.previewRows(SIZES);
    expect(view.rows.map(({ kind, state }) => [kind, state])).toEqual([
      ['create', 'waiting'],
      ['size', 'waiting'],
      ['size', 'waiting'],
    ]);
    const done = await desk.apply(view.summary.importId);
    expect(statesOf(done)).toEqual(['done', 'done', 'done']);
    expect(await wollkaese()).toMatchObject({
      form: {
        labelDe: 'S',
        grossCents: 690,
        variants: [
          { labelDe: 'M', grossCents: 1290, quantity: { value: 500, unit: 'g' }, stockQuantity: 7 },
          { labelDe: 'L', grossCents: 2400, quantity: { value: 1000, unit: 'g' } },
        ],
      },
      numbers: [
        { number: 'W-1', gtin: '4006381333931' },
        { number: 'W-1/3', gtin: null },
        { number: 'W-2', gtin: null },
      ],
    });
    expect(statesOf(await desk.previewRows(SIZES))).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    const again = await desk.preview(await desk.template('all', 'csv'), 'alles.csv');
    expect(again.summary.counts).toEqual({ unchanged: again.summary.rowCount });

    const changed = SIZES.map((row, index) =>
      index === 2 ? row.with(4, 'Mittel').with(5, '13,90') : row,
    );
    const second = await desk.previewRows([
      ...changed,
      ['W-9', 'w-1', null, null, 'XL', '45,00', null, '2', 'kg', 0],
    ]);
    expect(second.rows.map(({ kind }) => kind)).toEqual([null, 'change', null, 'size']);
    expect(statesOf(await desk.apply(second.summary.importId))).toEqual([
      'unchanged',
      'done',
      'unchanged',
      'done',
    ]);
    const labels = (await wollkaese())?.form as { variants: { labelDe: string }[] };
    expect(labels.variants.map(({ labelDe }) => labelDe)).toEqual(['Mittel', 'L', 'XL']);
    await desk.undo(second.summary.importId);
    expect((await desk.undo(view.summary.importId)).summary.counts).toEqual({ undone: 3 });
    expect(await standing()).toEqual(before);
  });

  it('without their product, or with one that is refused, say so', async () => {
    const view = await desk.previewRows([
      HEAD,
      ['X-2', 'X-1', null, null, 'M', '12,90', null, '500', 'g', 7],
      ['Y-1', null, null, 'Ypskäse', '', 'viel', 'Käse', '250', 'g', 1],
      ['Y-2', 'Y-1', null, null, 'M', '12,90', null, '500', 'g', 7],
    ]);
    expect(statesOf(view)).toEqual(['refused', 'refused', 'refused']);
    expect(remarksOf(view)).toEqual([
      expect.stringContaining('Weitere Größe von: „X-1“ finden wir weder'),
      expect.stringContaining('Preis: „viel“ ist kein Betrag.'),
      expect.stringContaining('Diese Größe gehört zu Zeile 3'),
    ]);
  });
});

it('stock stays as it is where nobody wants it counted', async () => {
  const view = await desk.previewRows(SIZES);
  await desk.apply(view.summary.importId, false, false);
  expect((await wollkaese())?.form).toMatchObject({ variants: [{ stockQuantity: 0 }, {}] });
  await desk.undo(view.summary.importId);
});

describe('photos of a ZIP file', () => {
  const head = ['Artikelnummer', 'Name', 'Preis', 'Gruppe', 'Inhalt', 'Einheit', 'Foto 1: Datei'];
  const row = (number: string, photo: string | null) =>
    [number, `Fotokäse ${number}`, '6,90', 'Käse', '250', 'g', photo] as const;
  const zip = (files: Readonly<Record<string, Uint8Array>>) =>
    writeZip(
      Object.entries(files).map(([name, bytes]) => ({ name, bytes })),
      new Date('2026-11-23T08:00:00Z'),
    );
  const table = (rows: Rows) => writeXlsx([{ name: 'Käse', widths: [], rows: [head, ...rows] }]);
  const broken = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

  it('come with the rows that name them; a bad one refuses its row and no other', async () => {
    const photo = await noisyJpeg(300, 300);
    const view = await desk.preview(
      zip({
        'Käse/liste.xlsx': table([
          row('F-1', 'Scheibe 1.JPG'),
          row('F-2', 'kaputt.jpg'),
          row('F-3', 'fehlt.jpg'),
          row('F-4', null),
        ]),
        'Käse/Scheibe 1.jpg': photo,
        'Käse/kaputt.jpg': broken,
        'Käse/übrig.png': broken,
      }),
      'liste.zip',
    );
    expect(statesOf(view)).toEqual(['waiting', 'refused', 'refused', 'waiting', 'refused']);
    expect(view.rows[0]?.changes.at(-1)).toEqual({
      field: 'Foto 1: Datei',
      before: '',
      after: 'scheibe 1.jpg',
    });
    expect(remarksOf(view).slice(1)).toEqual([
      expect.stringMatching(/^Foto 1: Datei: „kaputt.jpg“. Diese Datei ist kein lesbares Foto/),
      expect.stringMatching(/^Foto 1: Datei: „fehlt.jpg“ haben wir nicht\./),
      expect.stringContaining('Nur als Entwurf möglich'),
      expect.stringContaining('kein lesbares Foto'),
    ]);
    await desk.apply(view.summary.importId);
    await api.app.get(Worker).drain();
    const photos = await desk.db().rows(
      `select u.state from uploads.photo u join catalog.product_version v
         on v.content -> 'photos' -> 0 ->> 'photoId' = u.photo_id::text
        where v.content -> 'name' ->> 'de' = 'Fotokäse F-1'`,
    );
    expect(photos).toEqual([{ state: 'ready' }]);
  });

  it('may come first and alone, and are named by a table later', async () => {
    const alone = await desk.preview(zip({ 'Laib.jpg': await noisyJpeg(280, 280) }), 'fotos.zip');
    expect(alone.rows.map(({ kind, state, name }) => [kind, state, name])).toEqual([
      ['photo', 'waiting', 'laib.jpg'],
    ]);
    await desk.apply(alone.summary.importId);
    const view = await desk.preview(table([row('F-5', 'laib.jpg')]));
    expect(statesOf(view)).toEqual(['waiting']);
    const done = await desk.apply(view.summary.importId);
    expect(statesOf(done)).toEqual(['done']);
    expect(statesOf(await desk.preview(table([row('F-5', 'laib.jpg')])))).toEqual(['unchanged']);
  });

  it.each([
    ['two tables', 'import-several-tables', () => zip({ 'a.csv': broken, 'b.csv': broken })],
    ['two of one name', 'import-photo-twice', () => zip({ 'a/1.jpg': broken, 'b/1.JPG': broken })],
    [
      'too many photos',
      'import-too-many-photos',
      () => zip(Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`${n}.jpg`, broken]))),
    ],
  ])('%s are refused by one sentence', async (_, code, file) => {
    const { status, problem } = await desk.upload(file(), 'x.zip');
    expect([status, problem.code]).toEqual([422, code]);
  });
});
