import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { replyToReview } from '@markthalle/contracts/reviews';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { REVIEW_ID } from './fixtures/reviews.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

it('answers a review once, without scripts; what was typed is kept on a refusal', async () => {
  portal.api.on(replyToReview, () => {
    throw new FixtureProblem('review-already-answered');
  });
  const page = await portal.openPage();
  await page.goto('/mehr');
  await page.getByRole('link', { name: 'Bewertungen beantworten' }).click();
  const text = await page.locator('main').textContent();
  expect(text).toContain('<script>alert(1)</script> Das Glas klebte.');
  expect(text).toContain('Verifizierter Kauf');
  expect(text).toContain('Beispieldaten');
  await page.getByLabel('Antworten').fill('Das tut uns leid, der Deckel war undicht.');
  await page.getByRole('button', { name: 'Antwort veröffentlichen' }).click();
  await page.getByText('haben Sie schon geantwortet').first().waitFor();
  expect(await page.getByLabel('Antworten').inputValue()).toContain('Deckel');
  portal.api.on(replyToReview, () => ({ replied: true as const }));
  await page.getByRole('button', { name: 'Antwort veröffentlichen' }).click();
  await page.getByText('Ihre Antwort steht jetzt unter der Bewertung.').waitFor();
  expect(portal.api.inputsOf(replyToReview).at(-1)).toEqual({
    language: 'de',
    reviewId: REVIEW_ID,
    text: 'Das tut uns leid, der Deckel war undicht.',
  });
});
