import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { postRefundApproved } from '@markthalle/domain/refundPostings';
import { DocumentsWorld } from '../../../test/documents-world.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { DocumentsModule } from './documents.module.ts';

let market: ModulesUnderTest;
let world: DocumentsWorld;
let ledger: LedgerFacade;

beforeAll(async () => {
  market = await startModules({
    modules: [IdentityModule, FulfilmentModule, DocumentsModule],
    now: '2026-06-08T08:00:00Z',
  });
  world = new DocumentsWorld(market);
  ledger = market.app.get(LedgerFacade);
});

afterAll(() => market.stop());

const sweep = async () => {
  await market.app.get(Sweeps).run('monthly-commission-invoices');
  await world.drain();
};

const commissionPapers = async (producerId: string) =>
  (await world.papers('cooperative')).filter(
    (paper) =>
      paper.kind.startsWith('commission') &&
      (paper.content as { producer: { name: string } }).producer.name === producerId,
  );

const sums = async (code: string) => {
  const account = (await ledger.balances()).find((one) => one.accountCode === code);
  return (account?.creditCents ?? 0) - (account?.debitCents ?? 0);
};

/** Takes goods off a share that is handed over, as a refund does. */
const giveBack = (
  producerId: string,
  order: { readonly orderId: string },
  fee: { readonly netCents: number; readonly vatCents: number; readonly goodsCents: number },
) =>
  world.db.transaction((tx) =>
    ledger.book(tx, {
      sourceKind: 'refund_part',
      sourceId: `${order.orderId}:${fee.goodsCents}`,
      orderId: order.orderId,
      at: market.clock.now(),
      entry: postRefundApproved({
        producerId,
        standing: { stage: 'earned', dueCents: 1_000_000 },
        effect: {
          grossCents: fee.goodsCents,
          commissionNetCents: fee.netCents,
          commissionVatCents: fee.vatCents,
          feeShareCents: 0,
          payoutCents: fee.goodsCents - fee.netCents - fee.vatCents,
        },
      }),
    }),
  );

describe('the commission of a month', () => {
  it('V34: states VAT on the total and gives the cent back that was kept back too much', async () => {
    market.clock.set('2026-06-10T08:00:00Z');
    const producerId = await world.producer('Cent');
    // 8 %: 230 + 44 (43.7), 450 + 86 (85.5), 1200 + 228.
    for (const goodsCents of [2875, 5625, 15000])
      await world.handedOver([{ producerId, goodsCents }]);
    const [vatBefore, dueBefore] = [await sums('L.vat'), await sums(`L.due.${producerId}`)];
    await sweep();
    expect(await commissionPapers('Cent')).toEqual([]);
    market.clock.set('2026-07-01T03:15:00Z');
    await sweep();
    await sweep();
    const papers = await commissionPapers('Cent');
    expect(papers).toHaveLength(1);
    expect(papers[0]).toMatchObject({
      kind: 'commission_invoice',
      netCents: 1880,
      vatCents: 357,
      grossCents: 2237,
    });
    expect((await sums('L.vat')) - vatBefore).toBe(-1);
    expect((await sums(`L.due.${producerId}`)) - dueBefore).toBe(1);
    const text = await textOfPdf(papers[0]?.pdf as Buffer);
    for (const words of [
      'Provisionsrechnung',
      'Juni 2026',
      'Vermittlungsprovision 8 %',
      '18,80 €',
      '3,57 €',
      '22,37 €',
      '-22,38 €',
      'Wir zahlen Ihnen mit der nächsten Abrechnung',
      '0,01 €',
      'DE999999999',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('claims the cent that was kept back too little', async () => {
    market.clock.set('2026-08-05T08:00:00Z');
    const producerId = await world.producer('Fehlcent');
    // Net 7 each (6.96 rounds up); VAT 1.33 rounds to 1, three times: 3. On 21 it is 3.99: 4.
    for (const goodsCents of [87, 87, 87]) await world.handedOver([{ producerId, goodsCents }]);
    market.clock.set('2026-09-01T03:15:00Z');
    await sweep();
    const [paper] = await commissionPapers('Fehlcent');
    expect(paper).toMatchObject({ netCents: 21, vatCents: 4, grossCents: 25 });
    expect(await sums(`A.recv.${producerId}`)).toBe(-1);
  });

  it('is billed with 19 % VAT to small businesses too', async () => {
    market.clock.set('2026-10-05T08:00:00Z');
    const producerId = await world.producer('Klein', { taxStatus: 'small_business' });
    await world.handedOver([{ producerId, goodsCents: 10000 }]);
    market.clock.set('2026-11-01T03:15:00Z');
    await sweep();
    // 8 % of 10000 is 800; 19 % of 800 is 152.
    expect(await commissionPapers('Klein')).toMatchObject([{ netCents: 800, vatCents: 152 }]);
  });

  it('belongs to the month of Berlin, and missed months are caught up, each once', async () => {
    const producerId = await world.producer('Nachholen');
    // 23:30 of 31 December in Berlin, then 00:30 of 1 January.
    market.clock.set('2026-12-31T22:30:00Z');
    await world.handedOver([{ producerId, goodsCents: 1000 }]);
    market.clock.set('2026-12-31T23:30:00Z');
    await world.handedOver([{ producerId, goodsCents: 2000 }]);
    market.clock.set('2027-03-17T03:15:00Z');
    await sweep();
    await sweep();
    const papers = await commissionPapers('Nachholen');
    expect(papers.map((paper) => [paper.content.month, paper.netCents])).toEqual([
      ['2026-12-01', 80],
      ['2027-01-01', 160],
    ]);
  });

  it('V38: corrects the earlier invoice in the month of the refund, and never calls it Gutschrift', async () => {
    market.clock.set('2027-04-05T08:00:00Z');
    const producerId = await world.producer('Korrektur');
    const order = await world.handedOver([{ producerId, goodsCents: 10000 }]);
    market.clock.set('2027-05-01T03:15:00Z');
    await sweep();
    market.clock.set('2027-05-12T08:00:00Z');
    // 800 + 152 before; of 6000 it is 480 + 91: 320 and 61 go back.
    await giveBack(producerId, order, { goodsCents: 4000, netCents: 320, vatCents: 61 });
    market.clock.set('2027-06-01T03:15:00Z');
    await sweep();
    await sweep();
    const [correction, invoice, ...more] = await commissionPapers('Korrektur');
    expect(more).toEqual([]);
    expect(correction).toMatchObject({
      kind: 'commission_correction',
      number: 'PK-2027-00001',
      netCents: -320,
      vatCents: -61,
      grossCents: -381,
      correctsDocumentId: invoice?.id,
    });
    const text = await textOfPdf(correction?.pdf as Buffer);
    expect(text).toContain('Rechnungskorrektur');
    expect(text).toContain(invoice?.number);
    expect(text).not.toContain('Gutschrift');
  });

  it('nets what was given back in the same month', async () => {
    market.clock.set('2027-07-05T08:00:00Z');
    const producerId = await world.producer('Gleich');
    const order = await world.handedOver([{ producerId, goodsCents: 10000 }]);
    await giveBack(producerId, order, { goodsCents: 4000, netCents: 320, vatCents: 61 });
    market.clock.set('2027-08-01T03:15:00Z');
    await sweep();
    expect(await commissionPapers('Gleich')).toMatchObject([{ netCents: 480, vatCents: 91 }]);
  });
});

describe('all papers of the cooperative', () => {
  it('state together exactly the VAT on commission that the ledger holds', async () => {
    const ledgerVat = await world.db.row<{ cents: number }>(
      `select sum(case side when 'credit' then amount_cents else -amount_cents end)::bigint as cents
         from ledger.posting where account_code = 'L.vat' and producer_id is not null`,
    );
    const papers = await world.db.row<{ cents: number }>(
      `select sum(vat_cents)::bigint as cents from documents.document where kind like 'commission%'`,
    );
    expect(papers?.cents).toBe(ledgerVat?.cents);
  });
});
