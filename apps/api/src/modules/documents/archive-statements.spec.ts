import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listPortalDocuments, readPortalDocument } from '@markthalle/contracts/portal-documents';
import { readPayoutCsv } from '@markthalle/contracts/portal-payouts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import { SettlementWorld } from '../../../test/settlement-world.ts';
import { DocumentsModule } from './documents.module.ts';

let world: SettlementWorld;
let juice: string;
let runId: string;

beforeAll(async () => {
  world = await SettlementWorld.start([DocumentsModule]);
  juice = await world.producer('Mosterei B');
  const cheese = await world.producer('Käserei A');
  await world.due([
    { producerId: cheese, goodsCents: 1698 },
    { producerId: juice, goodsCents: 1074, depositCents: 90 },
  ]);
  await world.due([{ producerId: juice, goodsCents: 2500 }]);
  runId = (await world.approved()).runId;
  await world.drain();
});

afterAll(() => world.stop());

/** Every amount of a text in cents, in the order in which they stand. */
const amountsIn = (text: string): number[] =>
  [...text.matchAll(/(-?)(\d[\d.]*),(\d\d)(?= €|;|"|\r|$)/gm)].map(([, sign, euros = '', cents]) =>
    Number(`${sign}${euros.replaceAll('.', '')}${cents}`),
  );

describe('the statement of a run', () => {
  it('is kept as PDF, HTML and CSV that agree to the cent', async () => {
    const member = { sessionToken: await world.orders.person({ producerId: juice }) };
    const { documents } = (await world.call(listPortalDocuments, { kind: 'statement' }, member))
      .value;
    expect(documents).toMatchObject([{ number: expect.stringMatching(/^AB-\d{4}-0000[12]$/) }]);
    const documentId = documents[0]?.documentId ?? '';
    const load = async (format: 'pdf' | 'html' | 'csv') => {
      const answer = await world.call(readPortalDocument, { documentId, format }, member);
      return Buffer.from(answer.value.base64, 'base64');
    };
    const [pdf, html, csv] = [await load('pdf'), await load('html'), await load('csv')];
    // 8 %: 86 + 16 of 1074, 200 + 38 of 2500.
    const row = {
      goods: 3574,
      deposit: 90,
      delivery: 0,
      refunded: 0,
      net: -286,
      vat: -54,
      payout: 3324,
    };
    const csvSum = amountsIn(csv.toString('utf8').trimEnd().split('\r\n').at(-1) ?? '');
    expect(csvSum.slice(0, 6)).toEqual([
      row.goods,
      row.deposit,
      row.delivery,
      row.refunded,
      row.net,
      row.vat,
    ]);
    expect(csvSum).toContain(row.payout);
    const pdfText = await textOfPdf(pdf);
    const htmlText = html.toString('utf8').replace(/<[^>]+>/g, ' ');
    const inPdf = amountsIn(pdfText);
    expect(inPdf).toEqual(amountsIn(htmlText));
    const sum = [row.goods, row.deposit, row.delivery, row.refunded, row.net, row.vat, row.payout];
    const at = inPdf.findIndex((_, index) => sum.every((cents, n) => inPdf[index + n] === cents));
    expect(at).toBeGreaterThan(0);
    expect(pdfText).toContain('Mosterei B');
  });

  it('is the table that the portal shows', async () => {
    const member = { sessionToken: await world.orders.person({ producerId: juice }) };
    const shown = (await world.call(readPayoutCsv, { runId }, member)).value;
    const kept = await world.db.row<{ bytes: Buffer }>(
      `select f.bytes from documents.file f join documents.document d on d.id = f.document_id
        where d.run_id = $1 and d.producer_id = $2 and f.format = 'csv'`,
      [runId, juice],
    );
    expect(kept?.bytes.toString('utf8')).toBe(shown);
  });

  it('is kept once', async () => {
    const papers = await world.db.rows(
      `select id from documents.document where kind = 'statement'`,
    );
    expect(papers).toHaveLength(2);
  });
});
