import { randomUUID } from 'node:crypto';
import type { RunningMarket } from '@markthalle/testing/market';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { send } from './shopping.ts';

type Addresses = RunningMarket['addresses'];

const PASSWORD = 'Markthalle-2026';

/** A browser that nobody has used, without scripts. */
export const stranger = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ locale: 'de-DE', javaScriptEnabled: false });

export async function signIn(page: Page, door: string, email: string): Promise<void> {
  await page.goto(`${door}/anmelden`);
  const byPassword = page.getByText('Mit Passwort anmelden');
  if ((await byPassword.count()) > 0) await byPassword.click();
  const form = page.locator('form:has([name=password])');
  await form.getByLabel(/E-Mail/).fill(email);
  await form.getByLabel(/Passwort/).fill(PASSWORD);
  await send(page, form.getByRole('button', { name: 'Anmelden' }));
  await page.waitForURL((url) => !url.pathname.includes('anmelden'));
}

/** A damaged jar, with a photo. */
export async function complain(addresses: Addresses, page: Page, token: string): Promise<void> {
  const { shop } = addresses;
  await page.goto(`${shop}/problem/${token}`);
  await page.locator('[name=kind]').selectOption('damaged');
  await page.locator('[name=lineId]').selectOption({ index: 1 });
  await page.locator('[name=words]').fill('Der Deckel war offen, das Paket klebt.');
  await page.locator('[name=wish]').selectOption('refund');
  const photo = sharp({
    create: { width: 800, height: 600, channels: 3, background: '#d9a441' },
  });
  const buffer = await photo.jpeg().toBuffer();
  await page.setInputFiles('[name=photos]', { name: 'glas.jpg', mimeType: 'image/jpeg', buffer });
  await send(page, page.getByRole('button', { name: 'Absenden' }));
  await page.waitForURL(/\/fall\//);
}

/** The mug goes back; the rest of the order stays. */
export async function withdraw(addresses: Addresses, page: Page, token: string): Promise<string> {
  const { shop } = addresses;
  await page.goto(`${shop}/widerruf?bestellung=${token}`);
  await page.locator('summary', { hasText: 'einzelne Artikel' }).click();
  await page.getByLabel(/Becher/).fill('1');
  await send(page, page.getByRole('button', { name: 'Vertrag widerrufen' }));
  await send(page, page.getByRole('button', { name: 'Widerruf bestätigen' }));
  await page.waitForURL(/\/eingang\//);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The guest asks the beekeeper, and the beekeeper asks the office. */
export async function write(
  addresses: Addresses,
  guest: Page,
  token: string,
  beekeeper: BrowserContext,
): Promise<void> {
  const { shop, vendorPortal } = addresses;
  await guest.goto(`${shop}/bestellung/${token}/nachrichten`);
  const box = guest.locator('section', { hasText: 'Lindenlaut' });
  await box.locator('textarea').fill('Ist der Honig noch flüssig? Er soll ein Geschenk werden.');
  await send(guest, box.getByRole('button'));
  await guest.locator('.notice').first().waitFor();
  const page = await beekeeper.newPage();
  await page.goto(`${vendorPortal}/hilfe`);
  await page.locator('[name=words]').fill('Wann ist die nächste Sammelfahrt vor Weihnachten?');
  await send(page, page.getByRole('button', { name: 'Abschicken' }));
  await page.close();
}

/** Two of the office release the week. */
export async function settle(addresses: Addresses, browser: Browser): Promise<void> {
  const { office } = addresses;
  const [first, second] = [
    await (await stranger(browser)).newPage(),
    await (await stranger(browser)).newPage(),
  ];
  await signIn(first, office, 'm.krueger@giebelmarkt.example');
  await first.goto(`${office}/abrechnung`);
  const make = first.getByRole('button', { name: 'Abrechnung anlegen' });
  if ((await make.count()) > 0) await send(first, make);
  await signIn(second, office, 'h.lindner@giebelmarkt.example');
  await second.goto(`${office}/abrechnung`);
  const release = second.getByRole('button', { name: /Auszahlung(en)? freigeben/ });
  if ((await release.count()) > 0) await send(second, release);
  await Promise.all([first.context().close(), second.context().close()]);
}

/** No mug is left. */
export async function sellOut(addresses: Addresses, potter: BrowserContext): Promise<void> {
  const page = await potter.newPage();
  await page.goto(`${addresses.vendorPortal}/produkte`);
  const form = page.locator('form[data-label^="Becher Schilfgrün"]').first();
  await form.locator('[name=countedQuantity]').fill('0');
  await send(page, form.getByRole('button', { name: /speichern/ }));
  await page.close();
}

/** What two phones typed into the same field of one new product. */
export async function typeOnTwoPhones(
  addresses: Addresses,
  beekeeper: BrowserContext,
): Promise<string> {
  const { vendorPortal } = addresses;
  const acting = (await (await beekeeper.request.get(`${vendorPortal}/befehle`)).json()) as {
    readonly accountId: string;
    readonly producerId: string;
  };
  const draftId = randomUUID();
  for (const nameDe of ['Rapshonig', 'Rapshonig, cremig gerührt']) {
    const now = new Date().toISOString();
    const input = { draftId, productId: null, values: { nameDe: [nameDe] }, basis: {} };
    const command = { commandId: randomUUID(), kind: 'draft.saved', input, actedAt: now };
    const answer = await beekeeper.request.post(`${vendorPortal}/befehle`, {
      headers: { origin: vendorPortal },
      data: {
        deviceId: randomUUID(),
        accountId: acting.accountId,
        producerId: acting.producerId,
        sentAt: now,
        commands: [{ ...command, baseVersion: null }],
      },
    });
    if (!answer.ok()) throw new Error(`the draft was refused: ${answer.status()}`);
  }
  return draftId;
}

/** The buyer agrees that this browser knows the order. */
export async function rememberDevice(
  addresses: Addresses,
  door: BrowserContext,
  token: string,
): Promise<void> {
  const page = await door.newPage();
  await page.goto(`${addresses.shop}/bestellung/${token}`);
  await page.locator('[name=consent]').check();
  await send(page, page.locator('[name=intent][value=remember]'));
  await page.close();
}

/** What a mail to an address holds, as soon as it is there. */
export function mailed(addresses: Addresses, address: string, pattern: RegExp): Promise<string> {
  const query = encodeURIComponent(address);
  const url = `${addresses.mailInbox}/api/messages?to=${query}`;
  return waitFor(`a mail with ${pattern}`, async () => {
    const { messages } = (await (await fetch(url)).json()) as {
      messages: { readonly text: string }[];
    };
    return messages.map(({ text }) => pattern.exec(text)?.[1]).find((token) => token);
  });
}
