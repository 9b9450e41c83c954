import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readProduct } from '@markthalle/contracts/catalog';
import { readCooperativeFigures } from '@markthalle/contracts/cooperative';
import { giveNotice, sendMessage } from '@markthalle/contracts/notices';
import { listProducers, readProducer } from '@markthalle/contracts/producers';
import { stopReviewMails, writeReview } from '@markthalle/contracts/reviews';
import { listSeason } from '@markthalle/contracts/season';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { honeyDetail } from './fixture-catalog.ts';
import { ORDER_TOKEN } from './fixture-orders.ts';
import { producerPage } from './fixture-pages.ts';
import { OPEN_LINE, SCRIPT_REVIEW } from './fixture-trust.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const HONEY = '/p/lindenhonig-vom-feldberger-haussee';

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());

const htmlOf = async (path: string) => (await fetch(shop.url + path)).text();
const callsSince = async (work: () => Promise<unknown>) => {
  const before = shop.api.calls.length;
  await work();
  return shop.api.calls.slice(before).map(({ endpoint }) => endpoint.path);
};

const PAGES = {
  German: [
    HONEY,
    `${HONEY}/bewertungen`,
    '/saison/juni',
    '/saison/januar',
    '/landschaft/seen',
    '/hoefe?plz=17258&km=25',
    `/bewerten/${ORDER_TOKEN}`,
    '/melden?seite=/hoefe',
    '/kontakt',
    '/pfand',
    '/genossenschaft',
    '/genossenschaft/preis',
  ],
  English: [
    '/en/season/june',
    `/en${HONEY}/reviews`,
    `/en/review/${ORDER_TOKEN}`,
    `/en/review/stop/${ORDER_TOKEN}`,
    '/en/report',
    '/en/sell',
    '/en/join',
    '/en/deposit',
  ],
};

it.each(Object.entries(PAGES))(
  'all pages are accessible and lose nothing at 320 px: %s',
  async (_, paths) => {
    const page = await shop.openPage({ javaScript: true, width: 320 });
    for (const path of paths) {
      await page.goto(path);
      await expectNoSeriousA11yIssues(page);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect([path, tooWide]).toEqual([path, 0]);
    }
  },
);

describe('LAW-UWG-2, LAW-UWG-3 reviews', () => {
  it('stand with the note how they are checked, as text, each with its mark', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto(HONEY);
    const reviews = page.locator('.reviews');
    const text = (await reviews.textContent()) ?? '';
    expect(text).toContain('aus 27 bestätigten Käufen');
    expect(text).toContain('Bewerten kann nur, wer das Produkt hier gekauft und bekommen hat.');
    expect(text.match(/Verifizierter Kauf/g)).toHaveLength(2);
    await reviews.getByRole('link', { name: 'Alle 27 Bewertungen' }).click();
    const all = page.locator('.reviews');
    expect(await all.textContent()).toContain('<script>alert(1)</script> Schmeckt nach nichts.');
    expect(await all.textContent()).toContain('Beispieldaten, kein echter Kauf');
    expect(await all.textContent()).toContain('davon 1 Beispieldaten');
    const older = page.getByRole('link', { name: 'Ältere Bewertungen' });
    expect(await older.getAttribute('href')).toBe(`${HONEY}/bewertungen?weiter=next`);
    await page.goto(`/en${HONEY}/reviews`);
    expect(await page.locator('.reviews').textContent()).toContain('Verified purchase');
  });

  it('are one call of the API per page', async () => {
    expect(await callsSince(() => htmlOf(`${HONEY}/bewertungen?weiter=x`))).toHaveLength(1);
    expect(await callsSince(() => htmlOf(`/bewerten/${ORDER_TOKEN}`))).toHaveLength(1);
    expect((await fetch(`${shop.url}/p/gibt-es-nicht/bewertungen`)).status).toBe(404);
  });

  it.each([true, false])('are written by the order’s link, JavaScript %s', async (javaScript) => {
    const page = await shop.openPage({ javaScript });
    await page.goto(`/bewerten/${ORDER_TOKEN}`);
    const text = await page.locator('main').textContent();
    expect(text).toContain('sobald der Betrieb es übergeben hat');
    expect(text).toContain('Diese Bewertung ist ausgeblendet.');
    expect(text).toContain('Sie können diese Bewertung bis');
    const form = page.locator(`#zeile-${OPEN_LINE}`);
    await form.getByLabel('Ihre Worte').fill('Kräftig.');
    await form.getByRole('button', { name: 'Bewertung absenden' }).click();
    await page.getByText('Bitte wählen Sie ein bis fünf Sterne.').first().waitFor();
    expect(await form.getByLabel('Ihre Worte').inputValue()).toBe('Kräftig.');
    await form.getByLabel('2 Sterne').check();
    await form.getByRole('button', { name: 'Bewertung absenden' }).click();
    await page.getByText('Danke. Ihre Bewertung ist jetzt').waitFor();
    expect(shop.api.inputsOf(writeReview).at(-1)).toEqual({
      language: 'de',
      orderToken: ORDER_TOKEN,
      lineId: OPEN_LINE,
      stars: 2,
      text: 'Kräftig.',
      author: 'Anna S.',
    });
  });

  it('LAW-UWG-7 can be declined with one button', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto(`/bewerten/abbestellen/${ORDER_TOKEN}`);
    await page.getByRole('button', { name: 'Abbestellen' }).click();
    await page.getByText('Abbestellt.').waitFor();
    expect(shop.api.inputsOf(stopReviewMails)).toHaveLength(1);
  });

  it('say “not found” to a forged link', async () => {
    expect((await fetch(`${shop.url}/bewerten/${'x'.repeat(43)}`)).status).toBe(404);
    expect((await fetch(`${shop.url}/bewerten/kurz`)).status).toBe(404);
  });
});

describe('LAW-DSA-4 the notice form', () => {
  it('opens from offer, picture, review and producer with the address in it', async () => {
    const page = await shop.openPage({ javaScript: false });
    const addressAfter = async (path: string, link: string) => {
      await page.goto(path);
      await page.getByRole('link', { name: link }).first().click();
      return page.getByLabel('Adresse der Seite').inputValue();
    };
    expect(await addressAfter(HONEY, 'Angebot melden')).toBe(`${shop.url}${HONEY}`);
    expect(await addressAfter(HONEY, 'Bild melden')).toBe(`${shop.url}${HONEY}#bild`);
    expect(await addressAfter('/hof/imkerei-lindenlaut', 'Betrieb melden')).toBe(
      `${shop.url}/hof/imkerei-lindenlaut`,
    );
    expect(await addressAfter(`${HONEY}/bewertungen`, 'Bewertung von Bernd melden')).toBe(
      `${shop.url}${HONEY}/bewertungen#bewertung-${SCRIPT_REVIEW.reviewId}`,
    );
  });

  it('keeps what was typed, names what is missing, and ends with a number', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto('/melden?seite=/hof/imkerei-lindenlaut');
    await page.getByLabel('Warum halten Sie').fill('<script>alert(1)</script> Das stimmt nicht.');
    await page.getByRole('button', { name: 'Meldung absenden' }).click();
    const summary = page.locator('.error-summary');
    expect(await summary.textContent()).toContain('Bitte wählen Sie aus, worum es geht.');
    expect(await summary.textContent()).toContain('Bitte geben Sie Ihren Namen an.');
    expect(await summary.textContent()).toContain('richtig und vollständig');
    expect(await page.getByLabel('Warum halten Sie').inputValue()).toContain('<script>');
    await page.getByLabel('Worum geht es?').selectOption('false_claim');
    await page.getByLabel('Ihr Name').fill('Nadja');
    await page.getByLabel('Ihre E-Mail-Adresse').fill('nadja@example.org');
    await page.getByLabel('Ich bin nach bestem Wissen').check();
    await page.getByRole('button', { name: 'Meldung absenden' }).click();
    await page.getByText('Ihre Meldung hat die Nummer M-000017.').waitFor();
    expect(shop.api.inputsOf(giveNotice).at(-1)).toMatchObject({
      url: `${shop.url}/hof/imkerei-lindenlaut`,
      reason: 'false_claim',
      name: 'Nadja',
      goodFaith: true,
    });
  });

  it('needs no name for child abuse material, and never a foreign address', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto('/en/report?seite=//evil.example/x');
    expect(await page.getByLabel('Address of the page').inputValue()).toBe('');
    await page.getByLabel('Address of the page').fill('on this page');
    await page.getByLabel('What is it about?').selectOption('child_abuse');
    await page.getByLabel('Why do you consider').fill('This must not stand here.');
    await page.getByLabel('I believe in good faith').check();
    await page.getByRole('button', { name: 'Send report' }).click();
    await page.getByText('Your report has the number').waitFor();
    expect(shop.api.inputsOf(giveNotice).at(-1)).toMatchObject({ name: null, email: null });
  });

  it('says when there were too many', async () => {
    shop.api.on(giveNotice, () => {
      throw new FixtureProblem('too-many-requests');
    });
    const page = await shop.openPage({ javaScript: false });
    await page.goto('/melden?seite=/hof/imkerei-lindenlaut');
    await page.getByLabel('Worum geht es?').selectOption('other');
    await page.getByLabel('Warum halten Sie').fill('Das stimmt so nicht.');
    await page.getByLabel('Ihr Name').fill('Nadja');
    await page.getByLabel('Ihre E-Mail-Adresse').fill('nadja@example.org');
    await page.getByLabel('Ich bin nach bestem Wissen').check();
    await page.getByRole('button', { name: 'Meldung absenden' }).click();
    await page.getByText('Das waren zu viele Versuche.').waitFor();
    expect(await page.getByLabel('Ihr Name').inputValue()).toBe('Nadja');
  });
});

describe('LAW-DSA-2, LAW-GPSR-2 contact', () => {
  it('is two clicks away for everybody and reaches people, with its languages', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto(HONEY);
    await page.locator('footer').getByRole('link', { name: 'Kontakt' }).click();
    const text = await page.locator('main').textContent();
    for (const words of [
      'Art. 11',
      'Art. 12',
      'Art. 22',
      '030 23125 000',
      'Deutsch und Englisch',
    ]) {
      expect(text).toContain(words);
    }
    await page.getByLabel('Worum geht es?').selectOption('authority');
    await page.getByLabel('Ihr Name').fill('Aufsicht');
    await page.getByLabel('Ihre E-Mail-Adresse').fill('keine');
    await page.getByLabel('Ihre Nachricht').fill('Bitte rufen Sie zurück.');
    await page.getByRole('button', { name: 'Nachricht senden' }).click();
    await page.getByText('Bitte geben Sie eine E-Mail-Adresse an').first().waitFor();
    expect(await page.getByLabel('Ihr Name').inputValue()).toBe('Aufsicht');
    await page.getByLabel('Ihre E-Mail-Adresse').fill('amt@example.org');
    await page.getByRole('button', { name: 'Nachricht senden' }).click();
    await page.getByText('Danke. Ihre Nachricht ist angekommen.').waitFor();
    expect(shop.api.inputsOf(sendMessage).at(-1)).toMatchObject({
      topic: 'authority',
      email: 'amt@example.org',
      phone: null,
    });
  });

  it.each([
    ['/verkaufen', 'sell', 'Nachricht senden'],
    ['/en/join', 'join', 'Send message'],
  ])('%s sends its own topic', async (path, topic, button) => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto(path);
    const labels = path.startsWith('/en')
      ? ['Your name', 'Your e-mail address', 'Your message']
      : ['Ihr Name', 'Ihre E-Mail-Adresse', 'Ihre Nachricht'];
    await page.getByLabel(labels[0] ?? '').fill('Ole');
    await page.getByLabel(labels[1] ?? '').fill('ole@example.org');
    await page.getByLabel(labels[2] ?? '').fill('Wir machen Saft aus Äpfeln.');
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL(/meldung=danke/);
    expect(shop.api.inputsOf(sendMessage).at(-1)).toMatchObject({ topic });
  });
});

describe('the cooperative', () => {
  it('shows figures of the books, and hides what is missing', async () => {
    const shown = await htmlOf('/genossenschaft/preis');
    expect(shown).toContain('8 % Provision'.replace(' ', '\u00a0'));
    expect(shown).toMatch(/12\.345,00\s€/);
    expect(shown).toMatch(/11\.046,31\s€/);
    shop.api.on(readCooperativeFigures, () => ({
      producerCount: 0,
      commission: null,
      settlement: null,
    }));
    const hidden = await htmlOf('/en/cooperative/price');
    expect(hidden).toContain('Where your money goes');
    expect(hidden).not.toMatch(/€|settlement in figures|What the market costs/);
  });

  it('LAW-DEP-4 says where empties go back', async () => {
    const html = await htmlOf('/pfand');
    expect(html).toContain('Seestraße 4');
    expect(html).toContain('Do+Fr 14–18');
    expect(html).toContain('Auch wer nur per Paket bestellt, bekommt sein Pfand zurück.');
  });
});

describe('places and seasons', () => {
  it('show a month with its ribbon, what ends soon first, in both languages', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto('/saison/juli');
    expect(await page.getByRole('link', { name: 'Juli' }).getAttribute('aria-current')).toBe(
      'page',
    );
    expect(await page.locator('main').textContent()).toMatch(/Honig\s*Endet bald/);
    await page.goto('/saison/maerz');
    expect(await page.locator('main').textContent()).toContain('Im März hat hier nichts');
    expect(await page.locator('main').textContent()).toContain('Das kommt im Juni');
    const twin = await page.locator('link[hreflang="en"], a[hreflang="en"]').first();
    expect(await twin.getAttribute('href')).toContain('/en/season/march');
    expect((await fetch(`${shop.url}/saison/march`)).status).toBe(404);
    expect(await callsSince(() => htmlOf('/saison/mai?x=1'))).toEqual([listSeason.path]);
  });

  it('find producers around a postcode without scripts', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto('/hoefe');
    expect(await page.locator('.farm-map circle').count()).toBe(1);
    await page.getByLabel('Postleitzahl').fill('17258');
    await page.getByLabel('Umkreis').selectOption('25');
    await page.getByRole('button', { name: 'Anzeigen' }).click();
    await page.getByText('etwa 12 km entfernt').waitFor();
    expect(shop.api.inputsOf(listProducers).at(-1)).toMatchObject({ near: '17258', radiusKm: 25 });
    await page.goto('/hoefe?plz=80331&km=25');
    await page.getByText('Die Postleitzahl 80331 kennen wir nicht.').waitFor();
    await page.goto('/hoefe?plz=abc');
    await page.getByText('Die Postleitzahl abc kennen wir nicht.').waitFor();
  });

  it('say when a producer is back from holiday', async () => {
    const closure = { fromOn: '2026-12-20', backOn: '2027-01-04', isNow: false };
    const { producer, cards } = producerPage;
    shop.api.on(readProducer, () => ({ producer: { ...producer, closure }, cards }));
    expect(await htmlOf('/hof/imkerei-lindenlaut?ferien=1')).toMatch(
      /Ferien ab 20\. Dezember 2026, wieder da ab 4\. Januar 2027/,
    );
  });
});

describe('LAW-UWG-1, LAW-UWG-6 the product page', () => {
  it('names trader, address, total price and withdrawal', async () => {
    const html = await htmlOf(HONEY);
    const { seller } = honeyDetail.producer;
    for (const fact of [seller.legalName, seller.street, seller.postcode, seller.town]) {
      expect(html).toContain(fact);
    }
    expect(html).toMatch(/7,90\s€/);
    expect(html).toContain('14 Tage');
  });

  it('names a rest only where stock is counted, and then the true one', async () => {
    const stockOf = (free: number | null) => ({
      ...honeyDetail,
      variants: honeyDetail.variants.map((variant) => ({
        ...variant,
        stock: { state: free === 3 ? ('few' as const) : ('available' as const), free },
      })),
    });
    const restIn = (html: string) => /Noch (\d+) da|Nur noch wenige/.exec(html)?.[1] ?? null;
    for (const free of [null, 400, 3]) {
      shop.api.on(readProduct, () => ({ product: stockOf(free), related: [] }));
      const html = await htmlOf(`${HONEY}?menge=${free ?? 9}`);
      expect([free, restIn(html)]).toEqual([free, free === null ? null : String(free)]);
      expect(html).not.toMatch(/sehen sich .* an|zuletzt gekauft|endet in \d+ (?:Stunden|Minuten)/);
    }
  });
});
