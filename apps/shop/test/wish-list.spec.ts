import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart } from '@markthalle/contracts/cart';
import { dropWish, keepWish, readWishList } from '@markthalle/contracts/wish-list';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { idOf } from './fixture-catalog.ts';
import { SESSION_TOKEN } from './shop-fixture.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const HONEY = 'lindenhonig-vom-feldberger-haussee';

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());

async function openAs(who: 'guest' | 'buyer', javaScript: boolean, width = 390) {
  const page = await shop.openPage({ javaScript, width });
  if (who === 'buyer') {
    const session = { name: 'shop_session', value: SESSION_TOKEN, url: shop.url };
    await page.context().addCookies([session]);
  }
  return page;
}

describe('keeping a product in mind', () => {
  it.each([true, false])('is one press on its page, scripts: %s', async (javaScript) => {
    const page = await openAs('buyer', javaScript);
    await page.goto(`/p/${HONEY}`);
    await page.getByRole('button', { name: /merken$/ }).click();
    await page.waitForURL('**/konto/merkliste?gemerkt=ja');
    expect(await page.getByRole('status').filter({ hasText: 'Gemerkt.' }).count()).toBe(1);
    expect(shop.api.inputsOf(keepWish).at(-1)).toEqual({ slug: HONEY });
    await page.context().close();
  });

  it('asks a guest to sign in, says why, and writes nothing to the browser', async () => {
    const before = shop.api.inputsOf(keepWish).length;
    const page = await openAs('guest', false);
    await page.goto(`/en/p/${HONEY}`);
    expect(await page.textContent('main')).toContain('The wish list belongs to an account.');
    await page.getByRole('button', { name: /^Keep in mind/ }).click();
    await page.waitForURL('**/en/sign-in?**');
    expect(await page.textContent('main')).toContain('without one we write nothing to your device');
    // § 25 TDDDG: no cookie, nothing stored.
    expect(await page.context().cookies()).toEqual([]);
    expect(shop.api.inputsOf(keepWish)).toHaveLength(before);
    await page.getByLabel('E-mail', { exact: true }).first().fill('anna@example.org');
    await page.getByLabel('Password').fill('lange genug 1');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    // Reading changes nothing: what was wanted is asked once more.
    await page.waitForURL(`**/en/account/wish-list?merken=${HONEY}`);
    expect(shop.api.inputsOf(keepWish)).toHaveLength(before);
    await page.getByRole('button', { name: /^Keep in mind/ }).click();
    await page.waitForURL('**/en/account/wish-list?gemerkt=ja');
    expect(shop.api.inputsOf(keepWish)).toHaveLength(before + 1);
    await page.context().close();
  });

  it('says in words that the list is full, and shows it', async () => {
    shop.api.on(keepWish, () => {
      throw new FixtureProblem('too-many-wishes');
    });
    const page = await openAs('buyer', false);
    await page.goto(`/p/${HONEY}`);
    await page.getByRole('button', { name: /merken$/ }).click();
    expect(await page.title()).toMatch(/^Fehler:/);
    expect(await page.textContent('main')).toContain('Ihre Merkliste ist voll');
    expect(await page.getByRole('listitem').filter({ hasText: 'Quittenbrot' }).count()).toBe(1);
    shop.api.on(keepWish, () => ({ kept: true as const }));
    await page.context().close();
  });
});

describe('the wish list', () => {
  it('shows the price of now, leads into the basket, and lets go', async () => {
    const page = await openAs('buyer', false);
    await page.goto('/konto/merkliste');
    const honey = page.getByRole('listitem').filter({ hasText: 'Lindenhonig' });
    expect(await honey.textContent()).toContain('7,90');
    await honey.getByRole('button', { name: /in den Korb$/i }).click();
    await page.waitForURL('**/konto/merkliste?korb=neu#meldung');
    expect(shop.api.inputsOf(addToCart)).toHaveLength(1);

    const gone = page.getByRole('listitem').filter({ hasText: 'Quittenbrot' });
    expect(await gone.textContent()).toContain('Nicht mehr im Angebot');
    await gone.getByRole('button', { name: 'Quittenbrot von der Merkliste entfernen' }).click();
    await page.waitForURL(/\/konto\/merkliste(#|$)/);
    expect(shop.api.inputsOf(dropWish)).toEqual([{ productId: idOf(99) }]);
    await page.context().close();
  });

  it('is accessible and as wide as the screen, also when it is empty', async () => {
    const page = await openAs('buyer', true, 320);
    for (const path of ['/konto/merkliste', '/en/account/wish-list']) {
      await page.goto(path);
      await expectNoSeriousA11yIssues(page);
      const wider = () => document.documentElement.scrollWidth - window.innerWidth;
      expect(await page.evaluate(wider)).toBe(0);
    }
    shop.api.on(readWishList, () => ({ wishes: [] }));
    await page.goto('/konto/merkliste');
    await expectNoSeriousA11yIssues(page);
    expect(await page.textContent('main')).toContain('Noch nichts gemerkt.');
    await page.context().close();
  });
});
