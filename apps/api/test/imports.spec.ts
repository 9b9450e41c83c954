import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { discardImport, readImport, startImport } from '@markthalle/contracts/portal-imports';
import { countStock, setPrice } from '@markthalle/contracts/portal-products';
import { newId } from '../src/platform/db/new-id.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { type ImportView, type Rows, TableDesk, withCell } from './imports-world.ts';

let api: ApiUnderTest;
let desk: TableDesk;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  desk = new TableDesk(api, await api.signIn('hallo@kaeserei-kranichruf.example'));
  const article = await desk.db().row<{ number: string }>(
    `select a.article_number as number from catalog.article a
       join catalog.product p on p.id = a.product_id where p.slug = $1`,
    [CHEESE],
  );
  label = article?.number ?? '';
}, 120_000);
afterAll(() => api.stop());

const CHEESE = 'peenetaler-bergruh-6-monate';
/** What stands on its label, and so in a table. */
let label: string;
const rowOf = (view: ImportView, name: string) => {
  const row = view.rows.find((one) => one.articleNumber === name || one.name === name);
  if (row === undefined) throw new Error(`no row ${name}`);
  return row;
};

/** Every fact about the producer's products that an import may touch. */
const standing = () =>
  desk.db().rows(
    `select p.slug, v.state, v.content, v.form, v.number,
       (select jsonb_agg(jsonb_build_object('onHand', s.on_hand, 'policy', s.policy,
            'price', (select gross_cents from catalog.price pr where pr.variant_id = va.id
                       order by valid_from desc limit 1)) order by va.position)
          from catalog.variant va join inventory.stock s on s.variant_id = va.id
         where va.product_id = p.id) as variants,
       (select jsonb_agg(l.card order by l.language) from catalog.listing l
         where l.product_id = p.id) as cards
       from catalog.product p join producers.producer o on o.id = p.producer_id
       join lateral (select * from catalog.product_version n where n.product_id = p.id
                      order by number desc limit 1) v on true
      where o.slug = 'kaeserei-kranichruf' order by p.slug`,
  );

const NEW_CHEESE: Rows = [
  ['Artikelnummer', 'Name', 'Preis', 'Gruppe', 'Inhalt', 'Einheit', 'Bestand', 'Lieferarten'],
  ['K-77', 'Kümmelkäse', '6,90', 'Käse', '0,25', 'kg', 12, 'Abholung'],
];

describe('a table', () => {
  it('shows each difference before anything happens, then does exactly that, and takes it back', async () => {
    const before = await standing();
    let rows = await desk.rowsOf('all');
    const stock = Number(
      rows.find(([article]) => article === label)?.[rows[0]?.indexOf('Bestand') ?? 0],
    );
    rows = withCell(rows, label, 'Preis', 8.4);
    rows = withCell(rows, label, 'Bestand', stock + 5);
    rows = withCell(rows, label, 'Kurztext', 'Sechs Monate gereift.');
    const view = await desk.previewRows(rows);
    const shown = rowOf(view, label);
    expect(shown.state).toBe('waiting');
    expect(shown.changes.map(({ field, after }) => [field, after])).toEqual([
      ['Kurztext', 'Sechs Monate gereift.'],
      ['Preis', '8,40\u00a0€'],
      ['Bestand', String(stock + 5)],
    ]);
    expect(view.summary.counts.waiting).toBe(1);
    expect(await standing()).toEqual(before);

    const done = await desk.apply(view.summary.importId);
    expect(done.summary.state).toBe('done');
    expect(rowOf(done, label)).toMatchObject({ state: 'done', remarks: [] });
    const after = await standing();
    expect(after).not.toEqual(before);
    expect(after.find((one) => (one as { slug: string }).slug === CHEESE)).toMatchObject({
      state: 'draft',
      content: { short: { de: 'Sechs Monate gereift.' } },
      variants: [{ onHand: stock + 5, price: 840 }],
    });

    // Prices of one instant follow each other by a millisecond; nobody thinks that fast.
    api.clock.advance(60_000);
    const undone = await desk.undo(view.summary.importId);
    expect(undone.summary).toMatchObject({ state: 'undone', counts: { undone: 1 } });
    expect(await standing()).toEqual(before);
  });

  it('adds products under the numbers of the producer, once, and takes them away again', async () => {
    const before = await standing();
    const view = await desk.previewRows(NEW_CHEESE);
    expect(rowOf(view, 'K-77')).toMatchObject({ kind: 'create', state: 'waiting' });
    expect(rowOf(view, 'K-77').remarks.join()).toContain('Nur als Entwurf möglich. Zutaten');
    await desk.apply(view.summary.importId, true);
    const again = await desk.previewRows(NEW_CHEESE);
    expect(rowOf(again, 'K-77')).toMatchObject({ kind: null, state: 'unchanged' });
    const own = await desk.rowsOf('prices');
    expect(own.some(([article, , name]) => article === 'K-77' && name === 'Kümmelkäse')).toBe(true);
    await desk.undo(view.summary.importId);
    expect(await standing()).toEqual(before);
    expect(rowOf(await desk.previewRows(NEW_CHEESE), 'K-77').kind).toBe('create');
  });

  it('that is sent twice is one import; the same decision twice is one', async () => {
    const clientId = newId();
    const bytes = await desk.template('prices', 'csv');
    const first = (await desk.upload(bytes, 'a.csv', clientId)).value.importId;
    expect((await desk.upload(bytes, 'a.csv', clientId)).value.importId).toBe(first);
    await desk.work();
    for (let click = 0; click < 2; click += 1) {
      const by = { sessionToken: desk.sessionToken };
      const answer = await api.call(discardImport, { importId: first }, by);
      expect(answer.value.state).toBe('discarded');
    }
    await expect(desk.apply(first)).rejects.toThrow('import-not-ready');
  });

  it('leaves alone what changed since, and says so', async () => {
    const rows = withCell(await desk.rowsOf('prices'), label, 'Preis', 9.1);
    const view = await desk.previewRows(rows);
    await desk.apply(view.summary.importId);
    const [variant] = await desk.db().rows<{ id: string }>(
      `select va.id from catalog.variant va join catalog.product p on p.id = va.product_id
        where p.slug = $1`,
      [CHEESE],
    );
    const by = { sessionToken: desk.sessionToken };
    await api.call(setPrice, { variantId: variant?.id ?? '', grossCents: 930 }, by);
    const undone = await desk.undo(view.summary.importId);
    const row = rowOf(undone, label);
    expect(row.state).toBe('left');
    expect(row.remarks.join()).toContain('Nicht zurückgenommen');
    expect(await priceOf(CHEESE)).toBe(930);
  });

  it('counts nothing where the stock cell is as it was, whatever was sold since', async () => {
    const rows = await desk.rowsOf('stock');
    const [variant] = await desk.db().rows<{ id: string; onHand: number }>(
      `select s.variant_id as id, s.on_hand as "onHand" from inventory.stock s
         join catalog.variant va on va.id = s.variant_id
         join catalog.product p on p.id = va.product_id where p.slug = $1`,
      [CHEESE],
    );
    const by = { sessionToken: desk.sessionToken };
    const countedQuantity = (variant?.onHand ?? 0) - 2;
    const count = { variantId: variant?.id ?? '', countedQuantity, clientId: newId() };
    await api.call(countStock, count, by);
    const view = await desk.previewRows(rows);
    expect(rowOf(view, label).state).toBe('unchanged');
  });

  it('that is older than the product changes none of its texts', async () => {
    const old = await desk.rowsOf('all');
    const view = await desk.previewRows(withCell(old, label, 'Kurztext', 'Neu.'));
    await desk.apply(view.summary.importId);
    const late = await desk.previewRows(withCell(old, label, 'Kurztext', 'Anders.'));
    expect(rowOf(late, label).state).toBe('refused');
    expect(rowOf(late, label).remarks.join()).toContain('Laden Sie die Tabelle neu herunter');
    await desk.undo(view.summary.importId);
  });
});

const priceOf = async (slug: string) =>
  (
    await desk.db().row<{ cents: number }>(
      `select pr.gross_cents as cents from catalog.price pr join catalog.variant va
         on va.id = pr.variant_id join catalog.product p on p.id = va.product_id
        where p.slug = $1 order by pr.valid_from desc limit 1`,
      [slug],
    )
  )?.cents;

describe('nobody else', () => {
  it('reads, applies or takes back an import of another producer', async () => {
    const { importId } = (await desk.upload(await desk.template('prices', 'csv'))).value;
    await desk.work();
    const other = new TableDesk(api, await api.signIn('hallo@toepferei-blaubrand.example'));
    const by = { sessionToken: other.sessionToken };
    expect((await api.call(readImport, { importId }, by)).status).toBe(404);
    expect((await api.call(discardImport, { importId }, by)).status).toBe(404);
    await expect(other.apply(importId)).rejects.toThrow('import-not-found');
    await expect(other.undo(importId)).rejects.toThrow('import-not-found');
    const stolen = { clientId: newId(), fileName: 'x', base64: '' };
    expect((await api.call(startImport, stolen, by)).status).toBe(422);
  });

  it('writes to products of another producer by their numbers', async () => {
    const other = new TableDesk(api, await api.signIn('hallo@toepferei-blaubrand.example'));
    const price = await priceOf(CHEESE);
    const view = await other.previewRows([
      ['Artikelnummer', 'Preis'],
      [CHEESE, 1],
    ]);
    expect(rowOf(view, CHEESE)).toMatchObject({ state: 'refused', productId: null });
    expect(await priceOf(CHEESE)).toBe(price);
  });
});
