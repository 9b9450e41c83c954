import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chooseSmsQuestions, readSmsQuestions } from '@markthalle/contracts/sms-answers';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

describe('questions about orders by SMS', () => {
  it('are chosen with one tick, without scripts', async () => {
    const page = await portal.openPage({ javaScript: false, width: 390 });
    await page.goto('/hof/geraete');
    await page.getByLabel('Ja, fragen Sie mich auch per SMS').check();
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.getByText('Wir fragen Sie zu Bestellungen auch per SMS.').waitFor();
    expect(portal.api.inputsOf(chooseSmsQuestions)).toMatchObject([{ wanted: true }]);
  });

  it('are not offered where they are not set up, or without a number', async () => {
    const page = await portal.openPage({ javaScript: false, width: 390 });
    for (const answer of [
      { wanted: false, mobile: null, available: true },
      { wanted: false, mobile: '+491712345678', available: false },
    ]) {
      portal.api.on(readSmsQuestions, () => answer);
      await page.goto('/hof/geraete');
      expect(await page.getByText('Code per SMS').count()).toBe(1);
      expect(await page.getByText('Bestellungen per SMS beantworten').count()).toBe(0);
    }
  });
});
