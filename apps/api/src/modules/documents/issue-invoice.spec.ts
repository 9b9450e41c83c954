import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DocumentsWorld } from '../../../test/documents-world.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import { MINUTE_MS } from '../../platform/clock/clock.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { CorrectInvoiceService } from './correct-invoice.service.ts';
import { DocumentsModule } from './documents.module.ts';
import { IssueInvoiceService } from './issue-invoice.service.ts';

let market: ModulesUnderTest;
let world: DocumentsWorld;

beforeAll(async () => {
  market = await startModules({
    modules: [IdentityModule, FulfilmentModule, DocumentsModule],
    now: '2026-06-08T08:00:00Z',
  });
  world = new DocumentsWorld(market);
});

afterAll(() => market.stop());

describe('the invoice at the hand-over', () => {
  it('is issued in the name of the producer with deposit and own delivery at the rate of the goods', async () => {
    const producerId = await world.producer('Mosterei');
    const order = await world.handedOver([
      {
        producerId,
        goodsCents: 1074,
        depositCents: 90,
        deliveryCents: 590,
        deliveryBy: 'producer',
      },
    ]);
    const [invoice, ...more] = await world.papers(producerId);
    expect(more).toEqual([]);
    // 1074 + 90 + 590 = 1754; 1754 * 7 / 107 = 114.75.
    expect(invoice).toMatchObject({
      kind: 'invoice',
      number: 'RE-2026-00001',
      grossCents: 1754,
      vatCents: 115,
      netCents: 1639,
      deletableFrom: '2035-01-01',
    });
    const text = await textOfPdf(invoice?.pdf as Buffer);
    for (const field of [
      'Hof GbR',
      'Dorfstraße 1',
      '17139 Malchin',
      'Kundin Käufer',
      'Lange Straße 2',
      '18055 Rostock',
      'DE999000001',
      '08.06.2026',
      'RE-2026-00001',
      '1 × 1 Stück',
      'Ware',
      '7 %',
      '16,39 €',
      '1,15 €',
      '17,54 €',
      `${order.number}-1`,
      'Leistungsdatum',
      'im Namen und für Rechnung von Hof GbR',
    ]) {
      expect(text).toContain(field);
    }
    expect(text).not.toContain('Gutschrift');
  });

  it('leaves the delivery that the cooperative carries to the cooperative, once per order', async () => {
    const a = await world.producer('A');
    const b = await world.producer('B');
    await world.handedOver([
      { producerId: a, goodsCents: 1000, deliveryCents: 295 },
      { producerId: b, goodsCents: 500, deliveryCents: 295 },
    ]);
    expect(await world.papers(a)).toMatchObject([{ grossCents: 1000, vatCents: 65 }]);
    expect(await world.papers(b)).toMatchObject([{ grossCents: 500, vatCents: 33 }]);
    // 590 * 19 / 119 = 94.2.
    const own = await world.papers('cooperative');
    expect(own).toMatchObject([
      { kind: 'delivery_invoice', number: 'LR-2026-00001', grossCents: 590, vatCents: 94 },
    ]);
    expect(await textOfPdf(own[0]?.pdf as Buffer)).toContain('Giebelmarkt eG (Demo)');
  });

  it('LAW-UST-5 states the reduction of a coupon and takes VAT on what was paid (V27)', async () => {
    const producerId = await world.producer('Gutscheinhof');
    await world.handedOver([{ producerId, goodsCents: 2700, discountCents: 300, quantity: 3 }]);
    // 2700 * 7 / 107 = 176.6.
    const [invoice] = await world.papers(producerId);
    expect(invoice).toMatchObject({ grossCents: 2700, vatCents: 177, netCents: 2523 });
    const text = await textOfPdf(invoice?.pdf as Buffer);
    for (const field of ['10,00 €', '30,00 €', 'Gutschein HERBST10: Ware', '-3,00 €', '27,00 €']) {
      expect(text).toContain(field);
    }
  });

  it('LAW-UST-4 splits a bundle at one price by its single prices (V26), and its refunds too', async () => {
    const producerId = await world.producer('Kistenhof');
    const box = {
      name: 'Geschenkkiste',
      quantity: 1,
      unitPriceCents: 3990,
      vatWeights: [
        { vatRateBps: 700, singleCents: 1300 },
        { vatRateBps: 1900, singleCents: 3200 },
      ],
    };
    const order = await world.handedOver([{ producerId, goodsCents: 3990, lines: [box] }]);
    const [invoice] = await world.papers(producerId);
    // 3990 * 1300 / 4500 = 1152.67; 1153 * 7 / 107 = 75.4; 2837 * 19 / 119 = 452.97.
    expect(invoice).toMatchObject({ grossCents: 3990, vatCents: 528 });
    expect(invoice?.content).toMatchObject({
      lines: [
        { name: 'Geschenkkiste', vatRateBps: 700, goodsCents: 1153, quantity: 1 },
        { name: 'Geschenkkiste', vatRateBps: 1900, goodsCents: 2837, quantity: 1 },
      ],
      table: { lines: [{ vatCents: 75 }, { vatCents: 453 }] },
    });
    // Three refunds of thirds: together exactly the sale at each rate.
    const correction = market.app.get(CorrectInvoiceService);
    for (const goodsCents of [1330, 1330, 1330]) {
      await correction.correct(await world.refund(order, producerId, { goodsCents }));
      market.clock.advance(MINUTE_MS);
    }
    const corrections = await world.papers(producerId, 'invoice_correction');
    const sum = (key: 'vatCents' | 'grossCents') =>
      corrections.reduce((total, paper) => total + Math.abs(paper[key]), 0);
    expect([corrections.length, sum('grossCents'), sum('vatCents')]).toEqual([3, 3990, 528]);
    expect(corrections.at(-1)?.content).toMatchObject({
      groupsAfter: [
        { rateBps: 700, goodsCents: 0 },
        { rateBps: 1900, goodsCents: 0 },
      ],
    });
  });

  it('is issued once, however often the job runs', async () => {
    const producerId = await world.producer('Einmal');
    const order = await world.handedOver([{ producerId, goodsCents: 1000 }]);
    const service = market.app.get(IssueInvoiceService);
    const part = order.parts.get(producerId) ?? '';
    await Promise.all([service.issue(part), service.issue(part), service.issue(part)]);
    expect(await world.papers(producerId)).toHaveLength(1);
  });

  it('waits for a tax number, and comes with the sweep when it is there', async () => {
    const producerId = await world.producer('Ohne', { vatId: null });
    await world.handedOver([{ producerId, goodsCents: 1000 }]);
    expect(await world.papers(producerId)).toEqual([]);
    const incidents = () =>
      world.db.rows(
        `select resolved_at is null as open from platform.incident
          where kind = 'invoice-tax-number-missing' and subject = $1`,
        [producerId],
      );
    expect(await incidents()).toEqual([{ open: true }]);
    await world.setTaxIds(producerId, '2026-06-01', {
      taxStatus: 'standard',
      vatId: null,
      taxNumber: '099/999/00001',
    });
    market.clock.advance(16 * 60_000);
    await market.app.get(Sweeps).run('issue-missing-documents');
    await world.drain();
    const [invoice] = await world.papers(producerId);
    expect(invoice?.number).toBe('RE-2026-00001');
    expect(await textOfPdf(invoice?.pdf as Buffer)).toContain('099/999/00001');
    expect(await incidents()).toEqual([{ open: false }]);
  });
});

describe('number ranges', () => {
  it('have no gap and no double after 50 hand-overs at once', async () => {
    const producerId = await world.producer('Viele');
    const orders = [];
    for (let n = 0; n < 50; n += 1) {
      const order = await world.orders.paid([{ producerId, goodsCents: 1000 + n }]);
      await world.handOver(producerId, order.parts.get(producerId));
      orders.push(order.parts.get(producerId) ?? '');
    }
    const service = market.app.get(IssueInvoiceService);
    await Promise.all(orders.map((part) => service.issue(part)));
    const papers = await world.papers(producerId);
    expect(papers.map((paper) => paper.sequence)).toEqual(orders.map((_, index) => index + 1));
    expect(new Set(papers.map((paper) => paper.number)).size).toBe(50);
  }, 60_000);
});

describe('the archive', () => {
  it('refuses every change, even of the owner of the tables', async () => {
    for (const sql of [
      'update documents.document set net_cents = 1',
      'delete from documents.file',
      'update documents.number_range set last_sequence = last_sequence + 2',
    ]) {
      await expect(world.db.execute(sql)).rejects.toThrow();
    }
  });
});
