import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptCartChanges } from '@markthalle/contracts/cart';
import { placeOrder, resumePayment } from '@markthalle/contracts/checkout';
import { readCheckout } from '@markthalle/contracts/checkout-view';
import { ORDER_BUTTON } from '@markthalle/contracts/order-button';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import type { Page } from 'playwright-core';
import { AGE_SERVICE_URL, checkoutView } from './fixture-legal.ts';
import { cart, ORDER_TOKEN, order } from './fixture-orders.ts';
import { PAYMENT_URL } from './shop-fixture.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());
beforeEach(() => {
  shop.api.calls.length = 0;
  shop.api.on(readCheckout, () => checkoutView());
});

const open = async (path: string, javaScript = false): Promise<Page> => {
  const page = await shop.openPage({ javaScript, shopping: true });
  await page.goto(path);
  return page;
};

const pressOrder = (page: Page) => page.getByRole('button', { name: ORDER_BUTTON.de }).click();

const GOOD = {
  'E-Mail': 'anna@example.org',
  'Vor- und Nachname': 'Anna Schmidt',
  'Straße und Hausnummer': 'Kastanienallee 1',
  PLZ: '10435',
  Ort: 'Berlin',
};

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries({ ...GOOD, ...fields })) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
}

describe('the order button', () => {
  it.each([
    ['/kasse', ORDER_BUTTON.de],
    ['/en/checkout', ORDER_BUTTON.en],
  ])('LAW-ORDER-1 bears only its fixed words (%s)', async (path, words) => {
    const page = await open(path);
    const button = page.getByRole('button', { name: words, exact: true });
    expect(await button.count()).toBe(1);
    expect(await button.evaluate((element) => element.children.length)).toBe(0);
    expect(await button.textContent()).toBe(words);
    expect(await button.getAttribute('aria-label')).toBeNull();
  });

  it('LAW-ORDER-2 stands directly below the summary: nothing else can be pressed between', async () => {
    const page = await open('/kasse');
    const between = await page.evaluate(() => {
      const summary = document.querySelector('[data-order-summary]');
      const button = summary?.parentElement?.querySelector('button.button--primary');
      if (!summary || !button) return ['no summary or no button'];
      const pressable = document.querySelectorAll('a[href], button, input, select, summary');
      return [...pressable]
        .filter(
          (element) =>
            summary.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING &&
            !summary.contains(element) &&
            element.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING,
        )
        .map((element) => element.outerHTML);
    });
    expect(between).toEqual([]);
    const summary = await page.locator('[data-order-summary]').textContent();
    for (const words of [
      'Lindenhonig vom Feldberger Haussee',
      '500 g',
      '7,90',
      'je',
      'Herkunft: Feldberg',
      '45,20',
    ]) {
      expect(summary).toContain(words);
    }
  });

  it('LAW-ORDER-4 has a way to correct each part of the summary', async () => {
    const page = await open('/kasse');
    for (const { producerName } of cart.groups) {
      const link = page.getByRole('link', { name: `Lieferung von ${producerName} ändern` });
      expect(await link.getAttribute('href')).toBe('/korb');
    }
  });

  it('LAW-ORDER-14 LAW-ORDER-18 says with whom how many contracts are made, and who does what', async () => {
    const page = await open('/kasse');
    const words = (await page.locator('.checkout__summary').textContent()) ?? '';
    expect(words).toContain('schließen Sie 3 Verträge, einen mit jedem Betrieb');
    expect(words).toContain('Giebelmarkt vermittelt');
    expect(words).toContain('Versand durch den Betrieb');
    expect(words).toContain('Fahrt der Genossenschaft');
    await page.getByText('Verkäufer: 3 Betriebe').click();
    expect(await page.getByText(/Ihre Verbraucherrechte gelten/).isVisible()).toBe(true);
    const seller = checkoutView().sellers[0]?.seller;
    expect(
      await page
        .getByText(seller?.phone ?? '')
        .first()
        .isVisible(),
    ).toBe(true);
  });

  it('LAW-ORDER-15 shows the notice on the legal guarantee with the first press, alternative text in full', async () => {
    const page = await open('/kasse');
    await page.getByText('Gesetzliche Gewährleistung', { exact: true }).click();
    const picture = page.locator('.guarantee-notice img');
    expect(await picture.isVisible()).toBe(true);
    expect(await picture.getAttribute('alt')).toBe(
      'Gesetzliche Gewährleistung. Der Verkäufer haftet mindestens 2 Jahre ab Lieferung. Reparatur oder Ersatz',
    );
    const file = await fetch(shop.url + ((await picture.getAttribute('src')) ?? ''));
    expect(file.headers.get('content-type')).toContain('image/svg+xml');
    expect(file.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('LAW-ORDER-12 LAW-ORDER-5 ticks nothing beforehand and links the steps to the contract', async () => {
    const page = await open('/kasse');
    expect(await page.locator('input:checked').count()).toBe(0);
    const steps = page.locator('form').getByRole('link', { name: 'So kommt der Vertrag zustande' });
    expect(await steps.getAttribute('href')).toBe('/vertragsschluss');
  });

  it('LAW-ORDER-3 the basket names where it delivers and how one pays, before anything is ordered', async () => {
    const page = await open('/korb');
    const head = await page.locator('h1 + p').textContent();
    expect(head).toContain('Geliefert wird nur in Deutschland');
    expect(head).toContain('Karte, SEPA-Lastschrift oder PayPal');
  });
});

describe.each([
  ['without scripts', false],
  ['with scripts', true],
])('bad input at the checkout, %s', (_, javaScript) => {
  it('LAW-ORDER-4 names every empty field on top and beside it', async () => {
    const page = await open('/kasse', javaScript);
    await fill(page, {
      'E-Mail': '',
      'Vor- und Nachname': '',
      'Straße und Hausnummer': '',
      PLZ: '',
      Ort: '',
    });
    await pressOrder(page);
    const summary = page.getByRole('alert');
    await summary.waitFor();
    expect(await summary.textContent()).toContain('Bitte prüfen Sie 5 Angaben');
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    const links = await summary
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links).toEqual([
      '#field-email',
      '#field-name',
      '#field-street',
      '#field-postcode',
      '#field-town',
    ]);
    expect(shop.api.inputsOf(placeOrder)).toEqual([]);
  });

  it.each([
    [
      'an address with only emoji',
      { 'Straße und Hausnummer': '🏠🏠 ❤️' },
      'Straße und Hausnummer an',
    ],
    ['a wrong postcode', { PLZ: '1043' }, 'Postleitzahl'],
    ['a town of blanks', { Ort: '   ' }, 'geben Sie den Ort an'],
  ])('keeps what was typed: %s', async (_what, wrong, message) => {
    const page = await open('/kasse', javaScript);
    await fill(page, wrong);
    await pressOrder(page);
    await page.getByRole('alert').waitFor();
    const [label = ''] = Object.keys(wrong);
    const field = page.getByLabel(label, { exact: true });
    const described = (await field.getAttribute('aria-describedby')) ?? '';
    const words = await page.evaluate(
      (ids) =>
        ids
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      described,
    );
    expect(words).toContain(message);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Vor- und Nachname').inputValue()).toBe('Anna Schmidt');
    expect(shop.api.inputsOf(placeOrder)).toEqual([]);
  });

  it('takes a name of 100 characters as it is', async () => {
    const name = `${'Ä'.repeat(49)} ${'ö'.repeat(50)}`;
    const page = await open('/kasse', javaScript);
    await fill(page, { 'Vor- und Nachname': name });
    const request = page.waitForRequest((candidate) => candidate.url().startsWith(PAYMENT_URL));
    await pressOrder(page);
    await request;
    expect(shop.api.inputsOf(placeOrder)[0]).toMatchObject({ contact: { name } });
  });
});

describe('what is too long for a field', () => {
  it('is refused with its limit, not cut', async () => {
    const answer = await fetch(`${shop.url}/kasse`, {
      method: 'POST',
      headers: { origin: shop.url, cookie: `shop_cart=${'c'.repeat(43)}.4` },
      body: new URLSearchParams({ email: 'a@example.org', name: 'x'.repeat(121), phone: '' }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('höchstens 120 Zeichen');
  });
});

describe('a basket that is fetched', () => {
  it('LAW-GDPR-1 asks three things only, and no birth date', async () => {
    shop.api.on(readCheckout, () => checkoutView({ cart: { ...cart, needsAddress: false } }));
    const page = await open('/kasse');
    const fields = page.locator('.checkout__fields input:not([type=checkbox])');
    const names = await fields.evaluateAll((all) => all.map((field) => field.getAttribute('name')));
    expect(names).toEqual(['email', 'name', 'phone']);
  });

  it('asks at most seven, even with alcohol to deliver', async () => {
    const ageCheck = { minAge: 18, by: 'declaration', passed: false } as const;
    shop.api.on(readCheckout, () => checkoutView({ ageCheck }));
    const page = await open('/kasse');
    expect(await page.locator('.checkout__fields input:not([type=checkbox])').count()).toBe(7);
    expect(await page.getByLabel('Geburtsdatum').isVisible()).toBe(true);
  });

  it('says at the birth date that the age is not enough', async () => {
    const ageCheck = { minAge: 18, by: 'declaration', passed: false } as const;
    shop.api.on(readCheckout, () => checkoutView({ ageCheck }));
    shop.api.on(placeOrder, () => {
      throw new FixtureProblem('age-check-failed');
    });
    const page = await open('/kasse');
    await fill(page, { Geburtsdatum: '2015-01-01' });
    await pressOrder(page);
    expect(await page.getByLabel('Geburtsdatum').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Ort', { exact: true }).inputValue()).toBe('Berlin');
  });
});

describe('a basket that changed while the form was filled', () => {
  it('keeps the form, names the change, and goes on with one press', async () => {
    const [group, ...others] = cart.groups;
    if (!group) throw new Error('the fixture has a basket');
    const lines = group.lines.map((line) => ({
      ...line,
      acceptedPriceCents: 690,
      changes: ['price_changed' as const],
    }));
    const stale = {
      ...cart,
      groups: [{ ...group, lines }, ...others],
      blockers: [{ code: 'line_changed' as const, producerId: group.producerId }],
    };
    const page = await open('/kasse');
    await fill(page, {});
    shop.api.on(readCheckout, () => checkoutView({ cart: stale }));
    shop.api.on(placeOrder, () => {
      throw new FixtureProblem('cart-changed');
    });
    await pressOrder(page);
    await page.getByText('In Ihrem Korb hat sich etwas geändert. Ihre Angaben').waitFor();
    expect(await page.getByLabel('Straße und Hausnummer').inputValue()).toBe('Kastanienallee 1');
    expect(await page.getByText(/vorher 6,90/).isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: ORDER_BUTTON.de }).count()).toBe(0);
    shop.api.on(readCheckout, () => checkoutView());
    await page.getByRole('button', { name: 'Änderungen annehmen' }).click();
    await page.getByRole('button', { name: ORDER_BUTTON.de }).waitFor();
    expect(shop.api.inputsOf(acceptCartChanges)).toHaveLength(1);
    expect(await page.getByLabel('Straße und Hausnummer').inputValue()).toBe('Kastanienallee 1');
    expect(await page.title()).toMatch(/^Kasse/);
  });
});

describe('LAW-ALC-2 alcohol where an age check service is connected', () => {
  const ageCheck = { minAge: 18, by: 'service', passed: false } as const;

  it('shows the proof of age instead of the summary, and leads to the service', async () => {
    shop.api.on(readCheckout, () => checkoutView({ ageCheck }));
    const page = await open('/kasse');
    expect(await page.locator('[data-order-summary]').count()).toBe(0);
    expect(await page.getByLabel('Geburtsdatum').count()).toBe(0);
    const request = page.waitForRequest((candidate) => candidate.url() === AGE_SERVICE_URL);
    await page.getByRole('button', { name: 'Alter nachweisen' }).click();
    await request;
  });

  it('comes back to the checkout, or says that the age was not confirmed', async () => {
    const back = (result: string) =>
      fetch(
        `${shop.url}/kasse/alter?reference=${'r'.repeat(43)}&result=${result}&signature=${'a'.repeat(64)}`,
        {
          redirect: 'manual',
        },
      );
    expect((await back('passed')).headers.get('location')).toBe('/kasse');
    expect((await back('failed')).headers.get('location')).toBe('/kasse?alter=nein');
    shop.api.on(readCheckout, () => checkoutView({ ageCheck }));
    const page = await open('/kasse?alter=nein');
    expect(await page.getByText(/hat das Alter nicht bestätigt/).isVisible()).toBe(true);
    await expectNoSeriousA11yIssues(await open('/kasse?alter=nein', true));
  });
});

describe('the page of an unpaid order', () => {
  const unpaid = {
    ...order,
    paymentState: 'awaiting_payment',
    canPay: true,
    reservedUntil: '2099-01-01T10:00:00Z',
  } as const;

  it('says until when the articles are kept and leads to the payment', async () => {
    shop.api.on(readOrderByToken, () => unpaid);
    const page = await open(`/kasse/zahlung/${ORDER_TOKEN}`);
    expect(await page.getByText(/zurückgelegt bis/).isVisible()).toBe(true);
    const request = page.waitForRequest((candidate) => candidate.url().startsWith(PAYMENT_URL));
    await page.getByRole('button', { name: 'Jetzt bezahlen' }).click();
    await request;
  });

  it('says that stock is checked again once the time is over, and what is missing then', async () => {
    shop.api.on(readOrderByToken, () => ({ ...unpaid, reservedUntil: '2020-01-01T10:00:00Z' }));
    shop.api.on(resumePayment, () => {
      throw new FixtureProblem('not-enough-stock');
    });
    const page = await open(`/kasse/zahlung/${ORDER_TOKEN}`);
    expect(await page.getByText(/prüfen wir zuerst, ob noch alles da ist/).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Jetzt bezahlen' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('nicht mehr genug');
    shop.api.on(resumePayment, () => ({ paymentUrl: PAYMENT_URL }));
  });

  it('keeps the order while the payment service is silent', async () => {
    shop.api.on(readOrderByToken, () => unpaid);
    shop.api.on(resumePayment, () => {
      throw new FixtureProblem('payment-service-unavailable');
    });
    const page = await open(`/kasse/zahlung/${ORDER_TOKEN}`);
    await page.getByRole('button', { name: 'Jetzt bezahlen' }).click();
    expect(await page.getByRole('alert').isVisible()).toBe(true);
    expect(await page.getByText(/Link aus unserer E-Mail/).isVisible()).toBe(true);
    shop.api.on(resumePayment, () => ({ paymentUrl: PAYMENT_URL }));
    shop.api.on(readOrderByToken, () => order);
  });
});

describe('legal pages', () => {
  it('show the text with its version, day and checksum, and say that it is a sample', async () => {
    const page = await open('/agb');
    const words = (await page.locator('main').textContent()) ?? '';
    expect(words).toContain('Fassung 1, gültig ab');
    expect(words).toContain('a'.repeat(64));
    expect(words).toContain('Mustertext');
    expect(words).toContain('<b>ohne HTML</b>');
    expect(await page.getByRole('link', { name: 'Verweis' }).getAttribute('href')).toBe(
      '/widerruf',
    );
    await page.goto('/agb?fassung=2');
    expect(await page.locator('main').textContent()).toContain('Fassung 2');
    expect((await fetch(`${shop.url}/agb?fassung=99`)).status).toBe(404);
  });

  it('LAW-ORDER-7 an order shows its own versions to read, save and print', async () => {
    const page = await open(`/bestellung/${ORDER_TOKEN}`);
    await page.getByRole('link', { name: 'Vertragstexte dieser Bestellung' }).click();
    expect(await page.locator('article.order-text').count()).toBe(2);
    expect((await fetch(`${shop.url}/bestellung/${'x'.repeat(43)}/texte`)).status).toBe(404);
  });

  it.each(['/hilfe', '/en/help'])('help names phone and e-mail (%s)', async (path) => {
    const page = await open(path);
    expect(await page.locator('main a[href^="tel:"]').count()).toBe(1);
    expect(await page.locator('main a[href^="mailto:"]').count()).toBe(1);
  });
});
