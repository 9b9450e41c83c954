import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declareTurnover, readTurnover } from '@markthalle/contracts/portal-insight';
import { turnover } from './fixtures/insight.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

const openPhone = () => portal.openPage({ javaScript: false, width: 390 });
const wordsOf = async (page: Awaited<ReturnType<typeof openPhone>>) =>
  ((await page.textContent('main')) ?? '').replaceAll('\u00a0', ' ');

describe('LAW-UST-6 the turnover counter', () => {
  it('warns of both limits in words, with the way that is left', async () => {
    const page = await openPhone();
    await page.goto('/geld/umsatz');
    const words = await wordsOf(page);
    expect(words).toContain('Sie haben 80 % der Grenze für dieses Jahr erreicht.');
    expect(words).toContain('Ab dem 1. Januar sind Sie nicht mehr Kleinunternehmer.');
    expect(words).toContain('80 % erreicht, noch 20.000,00 €');
    expect(words).toContain('überschritten (320 %)');
    expect(words).toContain('80.000,00 €');
    expect(await page.inputValue('[name=current]')).toBe('70000,00');
  });

  it('takes an amount as people type it, and keeps a wrong one at its field', async () => {
    const page = await openPhone();
    await page.goto('/geld/umsatz');
    await page.fill('[name=previous]', 'ungefähr 12');
    await page.click('form:has([name=previous]) button');
    expect(await page.inputValue('[name=previous]')).toBe('ungefähr 12');
    expect(await page.inputValue('[name=current]')).toBe('70000,00');
    expect(await page.textContent('#field-previous-error')).toContain('Betrag in Euro');
    expect(portal.api.inputsOf(declareTurnover)).toEqual([]);
    await page.fill('[name=previous]', '12.500,50 €');
    await page.click('form:has([name=previous]) button');
    expect(portal.api.inputsOf(declareTurnover)).toMatchObject([
      { year: 'previous', grossCents: 1_250_050 },
    ]);
    expect(await wordsOf(page)).toContain('Der Betrag ist gespeichert.');
  });

  it('shows no limits to others', async () => {
    portal.api.on(readTurnover, () => ({ ...turnover, taxStatus: 'standard', limits: null }));
    const page = await openPhone();
    await page.goto('/geld/umsatz');
    expect(await wordsOf(page)).toContain('Für Ihren Steuerstatus gibt es keine Grenze.');
    portal.api.on(readTurnover, () => turnover);
  });
});

describe('the insight', () => {
  it('says in words what sold, what is missing and what to prepare', async () => {
    const page = await openPhone();
    await page.goto('/auswertung');
    const words = await wordsOf(page);
    for (const sentence of [
      '12 Bestellungen, Waren für 189,60 €.',
      'In den 28 Tagen davor waren es 94,80 €.',
      'Schon bestellt: 5 Stück.',
      'lag zuletzt im Schnitt um 2 daneben',
      'bienenwachstücher',
      '1 Reklamation, 0 Widerrufe.',
    ]) {
      expect(words).toContain(sentence);
    }
    expect(await page.locator('.week-bars tbody tr').count()).toBe(12);
  });
});
