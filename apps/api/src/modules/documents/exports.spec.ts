import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Endpoint, InputOf } from '@markthalle/contracts/endpoint';
import { exportBookings, exportTaxRecords } from '@markthalle/contracts/office-documents';
import { datevAccount } from '@markthalle/documents/datev-accounts';
import { callRoute } from '../../../test/call-route.ts';
import { DocumentsWorld } from '../../../test/documents-world.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { DocumentsModule } from './documents.module.ts';

let market: ModulesUnderTest;
let world: DocumentsWorld;
let staff: string;

beforeAll(async () => {
  market = await startModules({
    modules: [IdentityModule, FulfilmentModule, DocumentsModule],
    now: '2026-06-08T08:00:00Z',
  });
  world = new DocumentsWorld(market);
  staff = await world.orders.person({ staff: true });
  const a = await world.producer('Käserei');
  const b = await world.producer('Mosterei');
  await world.handedOver([
    { producerId: a, goodsCents: 1698, deliveryCents: 295 },
    { producerId: b, goodsCents: 1074, depositCents: 90, deliveryCents: 295 },
  ]);
  await world.orders.paid([{ producerId: a, goodsCents: 999 }], { feeCents: 40 });
});

afterAll(() => market.stop());

const ask = <E extends Endpoint>(endpoint: E, input: InputOf<E>) =>
  callRoute(market.app, endpoint, input, { sessionToken: staff });

/** Signed sums per account of a batch: debit is positive. */
function readBatch(base64: string) {
  const text = new TextDecoder('windows-1252').decode(Buffer.from(base64, 'base64'));
  const [head = '', titles = '', ...rows] = text.trimEnd().split('\r\n');
  const sums = new Map<string, number>();
  for (const row of rows) {
    const cells = row.split(';');
    const [euros = '', side] = cells;
    const cents = Number(euros.replace(',', ''));
    expect(side).toBe('"S"');
    const add = (account = '', by = 0) => sums.set(account, (sums.get(account) ?? 0) + by);
    add(cells[6], cents);
    add(cells[7], -cents);
  }
  return { head: head.split(';'), titles: titles.split(';'), rows, sums };
}

describe('the DATEV batch', () => {
  it.each(['skr03', 'skr04'] as const)(
    '%s read again has the sums of the ledger',
    async (chart) => {
      const file = (await ask(exportBookings, { fromOn: '2026-06-01', toOn: '2026-06-30', chart }))
        .value;
      expect(file.fileName).toBe(`EXTF_Buchungsstapel_2026-06-01_2026-06-30_${chart}.csv`);
      const { sums } = readBatch(file.base64);
      const expected = new Map<string, number>();
      for (const account of await market.app.get(LedgerFacade).balances()) {
        const { number } = datevAccount(account.accountCode, chart, '2026-06-30');
        const cents = account.debitCents - account.creditCents;
        expected.set(number, (expected.get(number) ?? 0) + cents);
      }
      expect(Object.fromEntries(sums)).toEqual(Object.fromEntries(expected));
      expect([...sums.values()].reduce((sum, cents) => sum + cents, 0)).toBe(0);
      // Of three charges of 3452 + 999 less 40 in fees: what arrived at Stripe.
      expect(sums.get(chart === 'skr03' ? '1360' : '1460')).toBe(4411);
    },
  );

  it('has the head and the columns of format version 13, in Windows-1252', async () => {
    const input = { fromOn: '2026-06-01', toOn: '2026-06-30' };
    const { base64 } = (await ask(exportBookings, input)).value;
    const { head, titles, rows } = readBatch(base64);
    expect(head.slice(0, 5)).toEqual(['"EXTF"', '700', '21', '"Buchungsstapel"', '13']);
    expect(head.slice(10, 16)).toEqual(['1001', '1', '20260101', '4', '20260601', '20260630']);
    expect(head).toHaveLength(31);
    expect(titles).toHaveLength(125);
    expect(rows.every((row) => row.split(';').length === 125)).toBe(true);
    // ü as one byte.
    expect(
      Buffer.from(base64, 'base64').includes(Buffer.from([0x53, 0x63, 0x68, 0x6c, 0xfc])),
    ).toBe(true);
    // Income accounts compute VAT by themselves unless the key says no.
    const income = rows.filter((row) => row.includes(';8400;') || row.includes(';8401;'));
    expect(income.length).toBeGreaterThan(0);
    expect(income.every((row) => row.split(';')[8] === '"40"')).toBe(true);
  });

  it.each([
    ['2026-06-02', '2026-06-01'],
    ['2026-12-31', '2027-01-01'],
  ])('refuses %s to %s', async (fromOn, toOn) => {
    expect((await ask(exportBookings, { fromOn, toOn })).problem.code).toBe('period-not-usable');
  });
});

describe('the records of § 22f UStG', () => {
  it('have a row per paid line and add up to the goods and deposits', async () => {
    const { base64 } = (await ask(exportTaxRecords, { fromOn: '2026-06-01', toOn: '2026-06-30' }))
      .value;
    const rows = Buffer.from(base64, 'base64').toString('utf8').trimEnd().split('\r\n').slice(1);
    expect(rows).toHaveLength(3);
    const cents = rows.map((row) => Number(/"([\d,]+)"$/.exec(row)?.[1]?.replace(',', '')));
    expect(cents).toEqual([1698, 1164, 999]);
    expect(rows[0]).toContain('"Hof GbR";"Dorfstraße 1, 17139 Malchin"');
    expect(rows[0]).toContain('"08.06.2026"');
  });
});
