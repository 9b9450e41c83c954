import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerPortalProblem,
  keepPortalPhoto,
  listPortalCases,
  noteDelivery,
  readPortalProblem,
  readPortalWithdrawal,
  receiveReturn,
  sendReplacement,
  waiveReturn,
} from '@markthalle/contracts/portal-cases';
import { handOverByCode, readPortalOrder } from '@markthalle/contracts/portal-orders';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import type { Page } from 'playwright-core';
import { ORDER_ID, order } from './fixtures/orders.ts';
import {
  answerReturns,
  CASE_ID,
  LINE_ID,
  PART_ID,
  PHOTO_ID,
  part,
  problem,
} from './fixtures/returns.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());
afterEach(() => {
  answerReturns(portal.api);
});

const handedOver = { state: 'handed_over' as const };
const WITHDRAWAL = `/rueckgaben/widerruf/${PART_ID}`;
const ID_END = 12;
const mainOf = async (page: Page) =>
  ((await page.locator('main').textContent()) ?? '').replaceAll('\u00a0', ' ');
const expectFits = async (page: Page) =>
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);

describe('the list of returns, without scripts', () => {
  it.each([
    [0, 'Gerade gibt es keine Rückgaben'],
    [1, 'Beschädigt angekommen: 2 × Lindenhonig'],
    [100, 'Geld spätestens zurück am 4. Dezember 2026'],
  ])('shows %i of each on a narrow phone', async (count, words) => {
    const ids = Array.from({ length: count }, (_, at) => `${at}`.padStart(ID_END, '0'));
    portal.api.on(listPortalCases, () => ({
      problems: ids.map((id) => ({ ...problem, caseId: problem.caseId.slice(0, -ID_END) + id })),
      withdrawals: ids.map((id) => ({ ...part, partId: part.partId.slice(0, -ID_END) + id })),
      waiting: count,
    }));
    const page = await portal.openPage({ width: 320 });
    await page.goto('/rueckgaben');
    expect(await mainOf(page)).toContain(words);
    expect(await page.locator('.order-card').count()).toBe(2 * count);
    await expectFits(page);
  });

  it('is announced on the first page and leads to each case', async () => {
    const page = await portal.openPage();
    await page.goto('/');
    expect(await mainOf(page)).toContain('2 Rückgaben warten auf Sie.');
    await page.getByRole('link', { name: 'Zu den Rückgaben' }).click();
    await page.getByRole('link', { name: /Lindenhonig/ }).click();
    expect(new URL(page.url()).pathname).toBe(`/rueckgaben/${CASE_ID}`);
  });
});

describe('a reported problem, without scripts', () => {
  it('shows words as words, and its photo', async () => {
    const page = await portal.openPage();
    await page.goto(`/rueckgaben/${CASE_ID}`);
    expect(await mainOf(page)).toContain('<script>alert(1)</script> Beide Gläser');
    const width = await page
      .getByRole('img', { name: 'Foto 1' })
      .evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(width).toBe(1);
  });

  it.each([
    ['Erstatten', 'refund', ''],
    ['Ersatz', 'replacement', 'Kommt am Dienstag.'],
    ['Rückfrage', 'question', 'War der Karton <b>nass</b>?'],
  ])('is answered with "%s"', async (button, answer, words) => {
    const page = await portal.openPage();
    await page.goto(`/rueckgaben/${CASE_ID}`);
    const key = await page.locator('[name=idempotencyKey]').inputValue();
    await page.getByLabel('Nachricht').fill(words);
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByText('Ihre Antwort ist unterwegs.').waitFor();
    const call = portal.api.calls.filter(({ endpoint }) => endpoint === answerPortalProblem).at(-1);
    expect(call?.input).toEqual({ language: 'de', caseId: CASE_ID, answer, words });
    expect(call?.idempotencyKey).toBe(key);
  });

  it('says at the field what a question lacks, and keeps what was typed', async () => {
    portal.api.on(answerPortalProblem, () => {
      throw new FixtureProblem('invalid-input', [
        { pointer: '/words', message: 'Bitte schreiben Sie Ihre Frage.' },
      ]);
    });
    const page = await portal.openPage();
    await page.goto(`/rueckgaben/${CASE_ID}`);
    await page.getByLabel('Nachricht').fill('?');
    await page.getByRole('button', { name: 'Rückfrage' }).click();
    expect(await page.textContent('#field-words-error')).toContain('Ihre Frage');
    expect(await page.getByLabel('Nachricht').inputValue()).toBe('?');
  });

  it('takes the word that the replacement is on its way', async () => {
    portal.api.on(readPortalProblem, () => ({ ...problem, state: 'replacing' as const }));
    const page = await portal.openPage();
    await page.goto(`/rueckgaben/${CASE_ID}`);
    expect(await page.getByLabel('Nachricht').count()).toBe(0);
    await page.getByRole('button', { name: 'Ersatz ist verschickt' }).click();
    await page.getByText('Wir haben Bescheid gesagt.').waitFor();
    expect(portal.api.inputsOf(sendReplacement)).toEqual([{ language: 'de', caseId: CASE_ID }]);
  });

  it('answers 404 for a case of somebody else', async () => {
    const page = await portal.openPage();
    const path = '/rueckgaben/0197a000-0000-7000-8000-00000000ffff';
    expect((await page.goto(path))?.status()).toBe(404);
  });
});

const SMALL_PHOTO = { name: 'glas.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('a photo') };
const photoOf = (bytes: number) => ({ ...SMALL_PHOTO, buffer: Buffer.alloc(bytes, 1) });
const lossInput = (page: Page) => page.getByLabel('Wertverlust bei Lindenhonig');
const confirm = (page: Page) =>
  page.getByRole('button', { name: 'Ware ist da, Geld erstatten' }).click();

describe('goods that come back, without scripts', () => {
  it.each([
    [8_000_001, false],
    [30_000_000, true],
  ])(
    'refuses a photo of %i bytes at its field and keeps every entry, scripts: %s',
    async (bytes, javaScript) => {
      const before = portal.api.calls.length;
      const page = await portal.openPage({ javaScript, theme: javaScript ? 'dark' : 'light' });
      await page.goto(WITHDRAWAL);
      await lossInput(page).fill('3,50');
      await page.getByLabel('Begründung').fill('Deckel geöffnet, Siegel fehlt.');
      await page.getByLabel('Foto').setInputFiles(photoOf(bytes));
      await confirm(page);
      await page.locator('#field-photo-error').waitFor();
      expect(await page.textContent('#field-photo-error')).toContain('größer als 8 MB');
      expect(await lossInput(page).inputValue()).toBe('3,50');
      expect(await page.getByLabel('Begründung').inputValue()).toBe(
        'Deckel geöffnet, Siegel fehlt.',
      );
      if (javaScript) await expectNoSeriousA11yIssues(page);
      const asked = portal.api.calls.slice(before).map(({ endpoint }) => endpoint);
      expect(asked).not.toContain(keepPortalPhoto);
      expect(asked).not.toContain(receiveReturn);
    },
  );

  it('says at the field that a file is no photo', async () => {
    portal.api.on(keepPortalPhoto, () => {
      throw new FixtureProblem('photo-not-readable');
    });
    const page = await portal.openPage();
    await page.goto(WITHDRAWAL);
    await page.getByLabel('Foto').setInputFiles(SMALL_PHOTO);
    await confirm(page);
    expect(await page.textContent('#field-photo-error')).toContain('kein lesbares Foto');
  });

  it('names every wrong entry, keeps the stored photo and then sends all of it once', async () => {
    const page = await portal.openPage();
    await page.goto(WITHDRAWAL);
    await lossInput(page).fill('15,81');
    await page.getByLabel('Foto').setInputFiles(SMALL_PHOTO);
    await confirm(page);
    expect(await page.textContent(`#field-loss-${LINE_ID}-error`)).toContain('höher');
    expect(await page.textContent('#field-reason-error')).toContain('woran Sie den Wertverlust');
    expect(await page.textContent('#field-photo-hint')).toContain('Ein Foto ist hinzugefügt.');
    expect(portal.api.inputsOf(receiveReturn)).toEqual([]);
    await lossInput(page).fill('15,80');
    await page.getByLabel('Begründung').fill('Siegel fehlt.');
    await confirm(page);
    await page.getByText('Das Geld wird jetzt erstattet.').waitFor();
    expect(portal.api.inputsOf(receiveReturn)).toEqual([
      {
        language: 'de',
        partId: PART_ID,
        losses: [{ lineId: LINE_ID, lossCents: 1_580 }],
        work: [],
        reason: 'Siegel fehlt.',
        photoId: PHOTO_ID,
      },
    ]);
  });

  it('does not refund everything where a reason stands without its amount', async () => {
    const before = portal.api.inputsOf(receiveReturn).length;
    const page = await portal.openPage();
    await page.goto(WITHDRAWAL);
    await page.getByLabel('Begründung').fill('Siegel fehlt.');
    await confirm(page);
    expect(await page.textContent('#field-reason-error')).toContain('auch den Wertverlust');
    await lossInput(page).fill('zwei Euro');
    await confirm(page);
    expect(await page.textContent(`#field-loss-${LINE_ID}-error`)).toContain('wie 12,00');
    expect(portal.api.inputsOf(receiveReturn)).toHaveLength(before);
  });

  it('asks for no loss where the buyer was not told of one', async () => {
    const loss = { ...part.loss, counts: false };
    portal.api.on(readPortalWithdrawal, () => ({ ...part, loss }));
    const page = await portal.openPage();
    await page.goto(WITHDRAWAL);
    expect(await mainOf(page)).toContain('Ein Wertverlust zählt hier nicht');
    expect(await lossInput(page).count()).toBe(0);
    await confirm(page);
    await page.getByText('Das Geld wird jetzt erstattet.').waitFor();
    expect(portal.api.inputsOf(receiveReturn).at(-1)).toMatchObject({ losses: [], reason: '' });
  });

  it('are given up with one press', async () => {
    const page = await portal.openPage();
    await page.goto(WITHDRAWAL);
    await page.getByRole('button', { name: 'Auf die Ware verzichten' }).click();
    await page.getByText('Das Geld wird jetzt erstattet. Niemand muss').waitFor();
    expect(portal.api.inputsOf(waiveReturn)).toEqual([{ language: 'de', partId: PART_ID }]);
  });
});

describe('an order that was handed over, without scripts', () => {
  afterEach(() => {
    portal.api.on(readPortalOrder, () => order);
  });

  it('takes the day on which a carrier delivered; a wrong one stands at its field', async () => {
    portal.api.on(readPortalOrder, () => ({ ...order, ...handedOver, way: 'parcel' as const }));
    portal.api.on(noteDelivery, () => {
      const message = 'Dieser Tag liegt in der Zukunft.';
      throw new FixtureProblem('invalid-input', [{ pointer: '/deliveredOn', message }]);
    });
    const page = await portal.openPage();
    await page.goto(`/bestellungen/${ORDER_ID}`);
    await page.getByLabel('Sendungsnummer').fill(' 0034 ');
    await page.getByRole('button', { name: 'Zustellung eintragen' }).click();
    expect(
      await page.locator('#field-deliveredOn').evaluate((field) => field.matches(':invalid')),
    ).toBe(true);
    await page.getByLabel('Zugestellt am').fill('2099-01-01');
    await page.getByRole('button', { name: 'Zustellung eintragen' }).click();
    expect(await page.textContent('#field-deliveredOn-error')).toContain('Zukunft');
    expect(await page.getByLabel('Sendungsnummer').inputValue()).toBe(' 0034 ');
    answerReturns(portal.api);
    await page.getByLabel('Zugestellt am').fill('2026-11-20');
    await page.getByRole('button', { name: 'Zustellung eintragen' }).click();
    await page.getByText('Der Tag der Zustellung ist eingetragen.').waitFor();
    expect(portal.api.inputsOf(noteDelivery).at(-1)).toEqual({
      language: 'de',
      producerOrderId: ORDER_ID,
      deliveredOn: '2026-11-20',
      trackingNumber: '0034',
    });
  });

  it('asks for no day where no carrier drove', async () => {
    portal.api.on(readPortalOrder, () => ({ ...order, ...handedOver }));
    const page = await portal.openPage();
    await page.goto(`/bestellungen/${ORDER_ID}`);
    expect(await page.getByLabel('Zugestellt am').count()).toBe(0);
  });

  it('is handed over with the code of whoever fetches it; a wrong one stays typed', async () => {
    portal.api.on(readPortalOrder, () => ({
      ...order,
      state: 'ready' as const,
      hasPickupCode: true,
    }));
    portal.api.on(handOverByCode, ({ pickupCode }) => {
      if (pickupCode !== '123456') throw new FixtureProblem('pickup-code-wrong');
      return { state: 'handed_over' as const };
    });
    const page = await portal.openPage({ width: 320 });
    await page.goto(`/bestellungen/${ORDER_ID}`);
    await expectFits(page);
    const press = () => page.getByRole('button', { name: 'Code prüfen und übergeben' }).click();
    for (const [typed, words] of [
      ['12345', 'sechs Ziffern'],
      ['999 999', 'Abholcode'],
    ] as const) {
      await page.getByLabel('Abholcode').fill(typed);
      await press();
      expect(await page.textContent('#field-abholcode-error')).toContain(words);
      expect(await page.getByLabel('Abholcode').inputValue()).toBe(typed);
    }
    await page.getByLabel('Abholcode').fill('123 456');
    await press();
    await page.getByText('Die Bestellung ist übergeben.').waitFor();
    expect(portal.api.inputsOf(handOverByCode).map(({ pickupCode }) => pickupCode)).toEqual([
      '999999',
      '123456',
    ]);
  });
});
