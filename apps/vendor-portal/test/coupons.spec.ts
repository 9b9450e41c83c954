import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCoupon, endCoupon } from '@markthalle/contracts/portal-coupons';
import { setPrice } from '@markthalle/contracts/portal-products';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { herbst } from './fixtures/coupons.ts';
import { HONEY_ID, HONEY_VARIANT_ID, honey } from './fixtures/products.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

/** A phone without scripts: everything here must work on it. */
const openPhone = () => portal.openPage({ javaScript: false, width: 390 });

describe('coupons without scripts', () => {
  it('are listed with their conditions and ended by name', async () => {
    const page = await openPhone();
    await page.goto('/gutscheine');
    const table = (await page.textContent('table'))?.replaceAll('\u00a0', ' ');
    for (const words of ['HERBST10', 'für alle', '10 % Rabatt', '20,00 €', '2 von 100', 'läuft']) {
      expect(table).toContain(words);
    }
    await page.click('summary:has-text("Beenden")');
    await page.click('button:has-text("Gutschein HERBST10 beenden")');
    expect(portal.api.inputsOf(endCoupon)).toHaveLength(1);
    expect(await page.textContent('main')).toContain('Der Gutschein ist beendet.');
  });

  it('are given out with all conditions; what is wrong stands at its field and stays typed', async () => {
    const page = await openPhone();
    await page.goto('/gutscheine');
    await page.fill('[name=code]', 'Frühling <b>');
    await page.fill('[name=percent]', 'zehn');
    await page.fill('[name=maxUses]', '50');
    await page.click('button:has-text("Gutschein anlegen")');
    expect(await page.inputValue('[name=code]')).toBe('Frühling <b>');
    expect(await page.textContent('#field-percent-error')).toContain('ganze Zahl');
    expect(await page.textContent('#field-validFromOn-error')).toContain('Tag');
    portal.api.on(createCoupon, ({ code }) => {
      if (code === 'ADVENT') return herbst;
      const message = 'Bitte geben Sie einen anderen Code an.';
      throw new FixtureProblem('coupon-not-sensible', [{ pointer: '/code', message }]);
    });
    await page.fill('[name=percent]', '10');
    await page.fill('[name=minGoodsCents]', '20,00');
    await page.fill('[name=validFromOn]', '2026-12-01');
    await page.fill('[name=validUntilOn]', '2026-12-24');
    await page.click('button:has-text("Gutschein anlegen")');
    expect(await page.textContent('#field-code-error')).toContain('anderen Code');
    await page.fill('[name=code]', 'ADVENT');
    await page.click('button:has-text("Gutschein anlegen")');
    expect(portal.api.inputsOf(createCoupon).at(-1)).toMatchObject({
      code: 'ADVENT',
      kind: 'percent',
      percent: 10,
      amountCents: null,
      minGoodsCents: 2000,
      audience: 'PERSONAL',
      maxUses: 50,
      validFromOn: '2026-12-01',
      validUntilOn: '2026-12-24',
    });
  });
});

describe('a price', () => {
  it('is set alone, with the day of a short date; no price to compare with can be typed', async () => {
    portal.api.on(setPrice, () => honey.variants[0] as (typeof honey.variants)[number]);
    const page = await openPhone();
    await page.goto(`/produkte/${HONEY_ID}`);
    await page.fill(`[name="preis-${HONEY_VARIANT_ID}"]`, '3,99');
    await page.fill(`[name="haltbar-${HONEY_VARIANT_ID}"]`, '2026-11-25');
    await page.click('button:has-text("Preis ändern")');
    expect(portal.api.inputsOf(setPrice)).toMatchObject([
      { grossCents: 399, shortDateOn: '2026-11-25' },
    ]);
    expect(await page.locator('.price-form input:not([type=hidden])').count()).toBe(2);
  });
});
