import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DocumentsWorld } from '../../../test/documents-world.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { CorrectInvoiceService } from './correct-invoice.service.ts';
import { DocumentsModule } from './documents.module.ts';

let market: ModulesUnderTest;
let world: DocumentsWorld;
let correct: (refundId: string) => Promise<void>;

beforeAll(async () => {
  market = await startModules({
    modules: [IdentityModule, FulfilmentModule, DocumentsModule],
    now: '2026-06-08T08:00:00Z',
  });
  world = new DocumentsWorld(market);
  correct = (refundId) => market.app.get(CorrectInvoiceService).correct(refundId);
});

afterAll(() => market.stop());

const CHEESE = {
  goodsCents: 1074,
  depositCents: 90,
  deliveryCents: 590,
  deliveryBy: 'producer',
} as const;

describe('a correction', () => {
  it('takes off what was refunded, points to the original and adds up to it in two steps', async () => {
    const producerId = await world.producer('Zwei');
    const order = await world.handedOver([{ producerId, ...CHEESE }]);
    const first = await world.refund(order, producerId, { goodsCents: 358, depositCents: 30 });
    await correct(first);
    await correct(first);
    const rest = await world.refund(order, producerId, {
      goodsCents: 716,
      depositCents: 60,
      deliveryCents: 590,
    });
    await correct(rest);
    const papers = await world.papers(producerId);
    // Invoice 1754 with 115 VAT; after 388 less: 1366, VAT 89 (89.36), so 26 and then 89.
    expect(papers.map((p) => [p.number, p.netCents, p.vatCents, p.grossCents])).toEqual([
      ['RE-2026-00001', 1639, 115, 1754],
      ['RK-2026-00001', -362, -26, -388],
      ['RK-2026-00002', -1277, -89, -1366],
    ]);
    expect(papers[1]?.correctsDocumentId).toBe(papers[0]?.id);
    const text = await textOfPdf(papers[1]?.pdf as Buffer);
    for (const words of [
      'Rechnungskorrektur',
      'RE-2026-00001',
      '-3,58 €',
      '-0,30 €',
      '-0,26 €',
      '-3,88 €',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('Gutschrift');
  });

  it('never takes off more than its invoice has', async () => {
    const producerId = await world.producer('Mehr');
    const order = await world.handedOver([{ producerId, goodsCents: 1000 }]);
    await correct(await world.refund(order, producerId, { goodsCents: 700 }));
    const tooMuch = await world.refund(order, producerId, { goodsCents: 301 });
    await expect(correct(tooMuch)).rejects.toThrow('more than its invoice');
    expect(await world.papers(producerId)).toHaveLength(2);
  });

  it('is not made for what somebody else pays, and not for a request that was thrown away', async () => {
    const producerId = await world.producer('Kulanz');
    const order = await world.handedOver([{ producerId, goodsCents: 1000 }]);
    await correct(
      await world.refund(order, producerId, { goodsCents: 500, bearer: 'goodwill_fund' }),
    );
    await correct(await world.refund(order, producerId, { goodsCents: 500, state: 'discarded' }));
    expect(await world.papers(producerId)).toHaveLength(1);
  });

  it('of delivery by the cooperative corrects the cooperative’s invoice, whoever is at fault', async () => {
    const producerId = await world.producer('Tour');
    const order = await world.handedOver([{ producerId, goodsCents: 1000, deliveryCents: 590 }]);
    await correct(
      await world.refund(order, producerId, { bearer: 'carrier', cooperativeDeliveryCents: 590 }),
    );
    expect(await world.papers('cooperative', 'delivery_correction')).toMatchObject([
      { number: 'LK-2026-00001', vatCents: -94, grossCents: -590 },
    ]);
    expect(await world.papers(producerId)).toHaveLength(1);
  });

  it('comes with the sweep when its job was lost', async () => {
    const producerId = await world.producer('Verloren');
    const order = await world.handedOver([{ producerId, goodsCents: 1000 }]);
    await world.refund(order, producerId, { goodsCents: 107 });
    market.clock.advance(16 * 60_000);
    await market.app.get(Sweeps).run('issue-missing-documents');
    await world.drain();
    expect(await world.papers(producerId, 'invoice_correction')).toMatchObject([
      { vatCents: -7, grossCents: -107 },
    ]);
  });
});

describe('a refund before the hand-over', () => {
  it('stands on the invoice and is not corrected again', async () => {
    const producerId = await world.producer('Vorher');
    const order = await world.orders.paid([{ producerId, ...CHEESE }]);
    const refund = await world.refund(order, producerId, { goodsCents: 358, depositCents: 30 });
    await correct(refund);
    await world.handOver(producerId, order.parts.get(producerId));
    await world.drain();
    await correct(refund);
    const papers = await world.papers(producerId);
    expect(papers).toMatchObject([{ kind: 'invoice', grossCents: 1366, vatCents: 89 }]);
    expect(await textOfPdf(papers[0]?.pdf as Buffer)).toContain('erstattet am 08.06.2026');
  });

  it('of everything leaves no invoice', async () => {
    const producerId = await world.producer('Alles');
    const order = await world.orders.paid([{ producerId, goodsCents: 1000 }]);
    await world.refund(order, producerId, { goodsCents: 1000 });
    await world.handOver(producerId, order.parts.get(producerId));
    await world.drain();
    expect(await world.papers(producerId)).toEqual([]);
  });
});
