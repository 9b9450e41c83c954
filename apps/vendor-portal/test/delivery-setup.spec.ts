import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { saveDeliverySetup } from '@markthalle/contracts/portal-delivery';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

describe('delivery in three questions, without scripts', () => {
  it('shows what holds and keeps what was typed beside every wrong field', async () => {
    const page = await portal.openPage({ javaScript: false, width: 390 });
    await page.goto('/hof/versand');
    expect(await page.isChecked('[name=tage][value=di]')).toBe(true);
    expect(await page.isChecked('[name=tage][value=mo]')).toBe(false);
    expect(await page.inputValue('[name=preis-parcel]')).toBe('5,90');
    expect(await page.inputValue('[name=frei-parcel]')).toBe('49,00');
    expect(await page.isChecked('[name=tour][value=seenplatte]')).toBe(true);
    await page.uncheck('[name=tage][value=di]');
    await page.uncheck('[name=tage][value=fr]');
    await page.fill('[name=vorlauf]', 'morgen');
    await page.fill('[name=preis-parcel]', 'fünf');
    await page.fill('[name=frei-parcel]', '-1');
    await page.click('button:has-text("Speichern")');
    expect(portal.api.inputsOf(saveDeliverySetup)).toEqual([]);
    for (const [field, words] of [
      ['tage', 'mindestens einen Tag'],
      ['vorlauf', 'von 0 bis 30'],
      ['preis-parcel', '5,90'],
      ['frei-parcel', '1.000 Euro'],
    ]) {
      expect(await page.textContent(`#field-${field}-error`)).toContain(words);
    }
    expect(await page.inputValue('[name=preis-parcel]')).toBe('fünf');
  });

  it('asks before products cannot be ordered any more', async () => {
    portal.api.on(saveDeliverySetup, ({ acceptsUnreachable }) => {
      if (!acceptsUnreachable) {
        throw new FixtureProblem('products-unreachable', [], { names: ['Lindenhonig'] });
      }
      return { saved: true as const };
    });
    const page = await portal.openPage({ javaScript: false, width: 390 });
    await page.goto('/hof/versand');
    await page.uncheck('[name=wege][value=parcel]');
    await page.check('[name=tour][value=""]');
    await page.check('[name=sammelfahrt]');
    await page.click('button:has-text("Speichern")');
    const main = (await page.textContent('main')) ?? '';
    expect(main).toContain('Dann kann niemand mehr bestellen:');
    expect(main).toContain('Lindenhonig');
    expect(await page.isChecked('[name=wege][value=parcel]')).toBe(false);
    await page.click('button:has-text("Trotzdem speichern")');
    expect(portal.api.inputsOf(saveDeliverySetup).at(-1)).toMatchObject({
      acceptsUnreachable: true,
      answers: {
        dispatchWeekdays: ['di', 'fr'],
        leadTimeDays: 1,
        ways: [{ key: 'pickup', priceCents: 0, freeFromCents: null }],
        tourCode: null,
        joinsCityRun: true,
      },
    });
    expect(await page.textContent('main')).toContain('rechnet ab jetzt');
  });
});
