import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { decideProblem, listCases, readOfficeProblem } from '@markthalle/contracts/office-cases';
import {
  answerPortalProblem,
  listPortalCases,
  readPortalCasePhoto,
  readPortalProblem,
  sendReplacement,
} from '@markthalle/contracts/portal-cases';
import {
  answerQuestion,
  escalateProblem,
  keepCasePhoto,
  readCasePhoto,
  readReturnLabel,
  reportProblem,
} from '@markthalle/contracts/problem-cases';
import sharp from 'sharp';
import { BuyerSteps } from '../../../test/cases-world.ts';
import type { MadeOrder, PartWish } from '../../../test/paid-orders.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import { SettlementWorld } from '../../../test/settlement-world.ts';
import { DAY_MS, HOUR_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { CasesModule } from './cases.module.ts';

jest.setTimeout(60_000);

let market: SettlementWorld;
let buyer: BuyerSteps;
let farmId: string;
let farm: { sessionToken: string };
let otherFarm: { sessionToken: string };

beforeAll(async () => {
  market = await SettlementWorld.start([CasesModule]);
  buyer = new BuyerSteps(market.app);
  farmId = await market.producer('Hof Bruch');
  farm = { sessionToken: await market.orders.person({ producerId: farmId }) };
  const other = await market.producer('Hof Fremd');
  otherFarm = { sessionToken: await market.orders.person({ producerId: other }) };
});
afterAll(() => market.stop());

const once = (who: object = {}) => ({ ...who, idempotencyKey: `key-${newId()}` });

async function delivered(wish: Partial<PartWish> = {}): Promise<MadeOrder> {
  const order = await market.paid([
    { producerId: farmId, goodsCents: 1200, deliveryBy: 'producer', deliveryCents: 300, ...wish },
  ]);
  await market.advance(5 * DAY_MS);
  await market.handOver(order);
  return order;
}

async function report(order: MadeOrder, more: object = {}) {
  const lineId = await buyer.lineOf(order, 'Ware');
  const answer = await market.call(
    reportProblem,
    {
      orderToken: order.token,
      kind: 'defective',
      lineId,
      words: 'Der Deckel war offen.',
      wish: 'refund',
      ...more,
    },
    once(),
  );
  return answer.value;
}

/** A photo that says where it was taken. */
const photo = async (): Promise<string> =>
  (
    await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
      .withExif({ IFD0: { Copyright: 'geheimer Ort' } })
      .jpeg()
      .toBuffer()
  ).toString('base64');

describe('a problem with goods', () => {
  it('LAW-ORDER-19 is no withdrawal and never costs the buyer postage', async () => {
    const order = await delivered();
    const problem = await report(order);
    expect(problem).toMatchObject({ type: 'defect', state: 'waiting_producer', valueCents: 1200 });
    expect(await buyer.parts(order)).toEqual([]);
    const slip = await market.call(readReturnLabel, {
      orderToken: order.token,
      caseId: problem.caseId,
    });
    const text = await textOfPdf(Buffer.from(slip.value.base64, 'base64'));
    expect(text).toContain('Entgelt zahlt Empfänger');
    expect(text).toContain('Hof GbR');
  });

  it('is answered by its producer: money back at once, with the delivery of a part all bad', async () => {
    const order = await delivered();
    const { caseId } = await report(order);
    const answered = await market.call(
      answerPortalProblem,
      { caseId, answer: 'refund' },
      once(farm),
    );
    expect(answered.value).toMatchObject({ state: 'refunded', refundCents: 1500 });
    await market.drain();
    const refund = await market.db.row(
      'select cause, bearer, state from refunds.refund where order_id = $1',
      [order.orderId],
    );
    expect(refund).toEqual({ cause: 'defect', bearer: 'producer', state: 'succeeded' });
    await market.expectInvariants();
  });

  it('may be answered by a question and by a replacement', async () => {
    const order = await delivered();
    const { caseId } = await report(order, { wish: 'replacement' });
    const answer = (input: { answer: 'question' | 'replacement'; words?: string }) =>
      market.call(answerPortalProblem, { caseId, ...input }, once(farm));
    expect((await answer({ answer: 'question' })).problem.errors?.[0]?.pointer).toBe('/words');
    const asked = await answer({ answer: 'question', words: 'Welche Charge steht darauf?' });
    expect(asked.value.state).toBe('waiting_buyer');
    await market.advance(DAY_MS);
    const told = await market.call(answerQuestion, {
      orderToken: order.token,
      caseId,
      words: 'L 4711',
    });
    expect(told.value.state).toBe('waiting_producer');
    expect(Date.parse(told.value.answerDueAt) - market.api.clock.now().getTime()).toBe(
      48 * HOUR_MS,
    );
    expect((await answer({ answer: 'replacement' })).value.state).toBe('replacing');
    const sent = await market.call(sendReplacement, { caseId }, farm);
    expect(sent.value.state).toBe('replaced');
    const held = await market.db.row(
      `select 1 from settlement.hold where producer_order_id = $1 and released_at is null`,
      [order.parts.get(farmId)],
    );
    expect(held).toBeNull();
  });

  it('goes to staff after 48 hours, who accept the proposal with one button', async () => {
    const order = await delivered({ way: 'tour', deliveryBy: 'cooperative' });
    const { caseId } = await report(order, { kind: 'damaged' });
    await market.advance(47 * HOUR_MS);
    await market.sweep('watch-cases');
    const queue = () => market.call(listCases, {}, market.anna);
    const stateOf = async () =>
      (await queue()).value.problems.find((one) => one.caseId === caseId)?.state;
    expect(await stateOf()).toBe('waiting_producer');
    await market.advance(2 * HOUR_MS);
    await market.sweep('watch-cases');
    expect(await stateOf()).toBe('waiting_staff');
    const read = await market.call(readOfficeProblem, { caseId }, market.anna);
    expect(read.value.proposal).toMatchObject({ bearer: 'cooperative', because: 'own_run' });
    const decided = await market.call(
      decideProblem,
      { caseId, decision: 'refund' },
      once(market.anna),
    );
    expect(decided.value.problem).toMatchObject({ state: 'refunded', refundCents: 1500 });
    await market.drain();
    await market.expectInvariants();
  });

  it('that somebody else bears is agreed to by the producer and decided by staff', async () => {
    const order = await delivered();
    const { caseId } = await report(order, { kind: 'damaged' });
    const agreed = await market.call(answerPortalProblem, { caseId, answer: 'refund' }, once(farm));
    expect(agreed.value).toMatchObject({ state: 'waiting_staff', refundCents: null });
    const goodwill = { caseId, decision: 'refund', bearer: 'goodwill_fund' } as const;
    const decided = await market.call(decideProblem, goodwill, once(market.anna));
    expect(decided.value.problem).toMatchObject({ type: 'goodwill', state: 'refunded' });
  });

  it('is declined by staff only with words, and the buyer may ask for staff', async () => {
    const order = await delivered();
    const { caseId } = await report(order, { kind: 'other' });
    const words = 'Ich möchte, dass jemand anderes hinsieht.';
    const up = await market.call(escalateProblem, { orderToken: order.token, caseId, words });
    expect(up.value.state).toBe('waiting_staff');
    const decline = (said: string) =>
      market.call(decideProblem, { caseId, decision: 'decline', words: said }, once(market.anna));
    expect((await decline('')).problem.errors?.[0]?.pointer).toBe('/words');
    expect((await decline('Das Foto zeigt ein anderes Glas.')).value.problem.state).toBe(
      'declined',
    );
  });

  it('is nobody else’s: another farm, another order', async () => {
    const order = await delivered();
    const { caseId } = await report(order);
    const foreign = await market.call(readPortalProblem, { caseId }, otherFarm);
    expect(foreign.problem.code).toBe('case-not-found');
    expect((await market.call(listPortalCases, {}, otherFarm)).value.problems).toEqual([]);
    const other = await delivered();
    const input = { orderToken: other.token, caseId, words: 'gehört mir nicht' };
    expect((await market.call(escalateProblem, input)).problem.code).toBe('case-not-found');
    const wrongLine = await market.call(
      reportProblem,
      {
        orderToken: other.token,
        kind: 'missing',
        lineId: await buyer.lineOf(order, 'Ware'),
        words: 'fehlt',
        wish: 'refund',
      },
      once(),
    );
    expect(wrongLine.problem.code).toBe('case-lines-missing');
  });
});

it('LAW-ORDER-19 a problem cannot ask for pieces that a withdrawal already takes back', async () => {
  const order = await delivered();
  await buyer.withdraw(order);
  const again = await market.call(
    reportProblem,
    {
      orderToken: order.token,
      kind: 'defective',
      lineId: await buyer.lineOf(order, 'Ware'),
      words: 'Der Deckel war offen.',
      wish: 'refund',
    },
    once(),
  );
  expect(again.problem.code).toBe('case-lines-missing');
});

describe('its photo', () => {
  it('is drawn anew without what was hidden in it and stays with buyer, producer and staff', async () => {
    const order = await delivered();
    const orderToken = order.token;
    const kept = await market.call(keepCasePhoto, { orderToken, base64: await photo() });
    const { photoId } = kept.value;
    // Before the report is sent the producer sees nothing.
    const early = await market.call(readPortalCasePhoto, { photoId }, farm);
    expect(early.problem.code).toBe('photo-not-found');
    const problem = await report(order, { photoIds: [photoId] });
    expect(problem.steps[0]?.photoIds).toEqual([photoId]);
    const file = await market.call(readPortalCasePhoto, { photoId }, farm);
    const bytes = Buffer.from(file.value.base64, 'base64');
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 60 });
    expect(bytes.includes('geheimer Ort')).toBe(false);
    const foreign = await market.call(readPortalCasePhoto, { photoId }, otherFarm);
    expect(foreign.problem.code).toBe('photo-not-found');
    const other = await delivered();
    const peek = await market.call(readCasePhoto, { orderToken: other.token, photoId });
    expect(peek.problem.code).toBe('photo-not-found');
  });

  it.each([
    ['a PDF named .jpg', Buffer.from('%PDF-1.7 kein Foto'), 'photo-not-readable'],
    [
      'a drawing with script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'photo-not-readable',
    ],
    ['nothing', Buffer.alloc(0), 'photo-not-readable'],
    ['8 MB and one byte', Buffer.alloc(8_000_001), 'photo-too-large'],
  ])('is not %s', async (_, bytes, code) => {
    const order = await delivered();
    const input = { orderToken: order.token, base64: bytes.toString('base64') };
    expect((await market.call(keepCasePhoto, input)).problem.code).toBe(code);
  });

  it('of a form that was never sent is deleted after a day', async () => {
    const order = await delivered();
    const orderToken = order.token;
    const { photoId } = (await market.call(keepCasePhoto, { orderToken, base64: await photo() }))
      .value;
    await market.advance(DAY_MS + HOUR_MS);
    await market.sweep('watch-cases');
    const gone = await market.call(readCasePhoto, { orderToken, photoId });
    expect(gone.problem.code).toBe('photo-not-found');
  });
});
