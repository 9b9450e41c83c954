import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import {
  answerOfficeThread,
  listOfficeThreads,
  type OfficeThread,
  readOfficeThread,
  settleOfficeThread,
} from '@markthalle/contracts/office-threads';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { PRODUCER_ID } from './fixtures/office.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

const LIST = '/nachrichten/betriebe';
const THREAD_ID = '0197a000-0000-7000-8000-00000000e001';

const { messages, ...card }: OfficeThread = {
  threadId: THREAD_ID,
  producerId: PRODUCER_ID,
  producerName: 'Imkerei Lindenlaut',
  phone: '030 23125 123',
  callBack: { on: '2026-11-24', span: 'afternoon' },
  lastWords: 'Die <b>Waage</b> spinnt.',
  lastAt: '2026-11-23T08:00:00.000Z',
  waitsForUs: true,
  settled: null,
  messages: [
    {
      messageId: '0197a000-0000-7000-8000-00000000e002',
      author: 'producer',
      words: 'Die <b>Waage</b> spinnt.\nSeit gestern.',
      writtenAt: '2026-11-23T08:00:00.000Z',
    },
  ],
};
const thread: OfficeThread = { ...card, messages };
const settled = { by: 'Marta Krüger', at: '2026-11-23T09:00:00.000Z' };

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());
beforeEach(() => {
  office.api
    .on(listOfficeThreads, ({ filter }) => ({ threads: filter === 'open' ? [card] : [] }))
    .on(readOfficeThread, ({ threadId }) => {
      if (threadId !== THREAD_ID) throw new FixtureProblem('thread-not-found');
      return thread;
    })
    .on(answerOfficeThread, () => ({ ...thread, waitsForUs: false }))
    .on(settleOfficeThread, () => ({ ...thread, settled }));
  office.api.calls.length = 0;
});

it('what a producer asks is found, read as text and answered once', async () => {
  const page = await office.openPage();
  await page.goto('/nachrichten');
  await page.getByRole('link', { name: 'Nachrichten von Betrieben' }).first().click();
  expect(await page.locator('main').textContent()).toContain('wartet auf uns');
  expect(await page.locator('main').textContent()).toMatch(/Rückruf: .*24\. November, 14 bis 17/);
  await page.getByRole('link', { name: 'Die <b>Waage</b> spinnt.' }).click();
  await page.waitForURL(`**${LIST}/${THREAD_ID}`);
  const clientId = await page.locator('[name=clientId]').inputValue();
  await page.getByLabel('Antwort').fill('Wir schicken eine neue.');
  await page.getByRole('button', { name: 'Antworten' }).click();
  await page.waitForURL(/meldung=betrieb-beantwortet/);
  expect(office.api.inputsOf(answerOfficeThread)).toMatchObject([
    { threadId: THREAD_ID, clientId, words: 'Wir schicken eine neue.' },
  ]);
});

it('a refused answer stays with its key, so that pressing again sends it once', async () => {
  office.api.on(answerOfficeThread, () => {
    throw new FixtureProblem('thread-full');
  });
  const page = await office.openPage();
  await page.goto(`${LIST}/${THREAD_ID}`);
  const clientId = await page.locator('[name=clientId]').inputValue();
  await page.getByLabel('Antwort').fill('Noch ein Wort.');
  await page.getByRole('button', { name: 'Antworten' }).click();
  await page.locator('#field-words-error').waitFor();
  expect(await page.getByLabel('Antwort').inputValue()).toBe('Noch ein Wort.');
  expect(await page.locator('[name=clientId]').inputValue()).toBe(clientId);
});

it('where nothing is left to do it leaves the queue, and another one is not there', async () => {
  const page = await office.openPage();
  await page.goto(`${LIST}/${THREAD_ID}`);
  await page.getByRole('button', { name: 'Erledigt' }).click();
  await page.waitForURL(/\/nachrichten\/betriebe\?meldung=nachricht-erledigt/);
  expect(office.api.inputsOf(settleOfficeThread)).toMatchObject([{ threadId: THREAD_ID }]);
  await page.getByRole('link', { name: 'Erledigt' }).click();
  await page.getByText('Hier wartet nichts.').waitFor();
  const missing = await page.goto(`${LIST}/0197a000-0000-7000-8000-00000000e009`);
  expect(missing?.status()).toBe(404);
});

it.each([
  ['light', 1280],
  ['dark', 320],
] as const)('the pages are accessible and fit, %s at %i px', async (theme, width) => {
  const page = await office.openPage({ javaScript: true, theme, width });
  for (const path of [LIST, `${LIST}/${THREAD_ID}`]) {
    await page.goto(path);
    await expectNoSeriousA11yIssues(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([path, wider]).toEqual([path, 0]);
  }
});
