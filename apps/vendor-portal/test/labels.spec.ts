import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { issueCode, printLabels } from '@markthalle/contracts/codes';
import { HONEY_ID } from './fixtures/products.ts';
import { TOKEN } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

it('shows the code of a product and leads to the labels that were chosen', async () => {
  portal.api.on(printLabels, () => ({
    fileName: 'etiketten.pdf',
    mediaType: 'application/pdf' as const,
    sha256: 'e'.repeat(64),
    base64: Buffer.from('%PDF-1.7').toString('base64'),
  }));
  const page = await portal.openPage();
  await page.goto(`/produkte/${HONEY_ID}`);
  await page.getByRole('link', { name: 'Etiketten mit Code drucken' }).click();
  await page.getByRole('img', { name: 'Code K7M2-9XQR' }).waitFor();
  await page.getByLabel('Bogen oder Rolle').selectOption('roll-57');
  await page.getByLabel('Anzahl').fill('7');
  await page.getByLabel('Charge').fill('L 26/<11>');
  await page.getByRole('button', { name: 'Vorschau zeigen' }).click();
  await page.getByRole('img', { name: 'Code K7M2-9XQ4' }).waitFor();
  expect(portal.api.inputsOf(issueCode).at(-1)).toMatchObject({
    productId: HONEY_ID,
    batch: 'L 26/<11>',
  });
  expect(await page.getByLabel('Charge').inputValue()).toBe('L 26/<11>');
  const href = await page.getByRole('link', { name: 'PDF zum Drucken' }).getAttribute('href');
  const file = await fetch(portal.url + href, { headers: { cookie: `portal_session=${TOKEN}` } });
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect(portal.api.inputsOf(printLabels)).toEqual([
    {
      language: 'de',
      productId: HONEY_ID,
      batch: 'L 26/<11>',
      layout: 'roll-57',
      count: 7,
      skip: 0,
    },
  ]);
});

it('shows the code of the producer, and sensible labels for a senseless address', async () => {
  const page = await portal.openPage();
  await page.goto('/mehr');
  await page.getByRole('link', { name: 'Etiketten mit Ihrem Hofcode drucken' }).click();
  await page.getByRole('heading', { name: 'Etiketten: Imkerei Lindenlaut' }).waitFor();
  await page.goto('/hof/etikett?anzahl=-3&verbraucht=viele&bogen=a0&sprache=fr');
  expect(await page.getByLabel('Anzahl').inputValue()).toBe('1');
  expect(await page.getByLabel('Schon verbraucht').inputValue()).toBe('0');
  expect(await page.getByLabel('Bogen oder Rolle').inputValue()).toBe('a4-24');
  expect(portal.api.inputsOf(issueCode).at(-1)).toEqual({ language: 'de' });
});
