import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approvePlatformPayout,
  listPaymentAccounts,
  readTreasury,
  requestPlatformPayout,
} from '@markthalle/contracts/office-treasury';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { accounts, PAYOUT_ID, treasury } from './fixtures/treasury.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
  office.api
    .on(readTreasury, () => treasury)
    .on(listPaymentAccounts, () => accounts)
    .on(approvePlatformPayout, () => ({ approved: true as const }))
    .on(requestPlatformPayout, () => {
      throw new FixtureProblem('payout-too-high');
    });
});
afterAll(() => office.close());

const text = async (page: { textContent(selector: string): Promise<string | null> }) =>
  ((await page.textContent('body')) ?? '').replace(/\u00a0/g, ' ');

describe('the balance at Stripe', () => {
  it('says whose the money is and what is free', async () => {
    const page = await office.openPage();
    await page.goto('/stripe-konto');
    const said = await text(page);
    expect(said).toContain('Betriebe: fällig300,00 €');
    expect(said).toContain('Frei für die Genossenschaft200,00 €');
    expect(said).toContain('zurückgekommen (account_closed)');
    expect(said).toContain('im Dashboard von Stripe');
  });

  it('is released by a second person', async () => {
    const page = await office.openPage();
    await page.goto('/stripe-konto');
    await page.getByRole('button', { name: 'Freigeben' }).click();
    await page.getByText('Die Auszahlung geht jetzt an Stripe.').waitFor();
    const call = office.api.calls.find(({ endpoint }) => endpoint === approvePlatformPayout);
    expect(call?.input).toMatchObject({ payoutId: PAYOUT_ID });
  });

  it('keeps what was typed when it is too much or no amount', async () => {
    const page = await office.openPage();
    await page.goto('/stripe-konto');
    await page.getByLabel('Betrag der Auszahlung').fill('9.999,00');
    await page.getByRole('button', { name: 'Auszahlung beantragen' }).click();
    await page.getByText('So viel gehört der Genossenschaft').first().waitFor();
    expect(await page.getByLabel('Betrag der Auszahlung').inputValue()).toBe('9.999,00');
    await page.getByLabel('Betrag der Auszahlung').fill('0');
    await page.getByRole('button', { name: 'Auszahlung beantragen' }).click();
    await page.getByText('Bitte geben Sie einen Betrag ein').first().waitFor();
  });
});

describe('the payment accounts', () => {
  it('say what waits since when and who was reminded', async () => {
    const page = await office.openPage();
    await page.goto('/zahlungskonten');
    const said = await text(page);
    expect(said).toContain('Bei 1 Betrieb wartet Guthaben auf ein Konto.');
    expect(said).toContain('2 Angaben fehlen, 1 früheres Konto');
    expect(said).toContain('7, 21 Tagen');
    expect(said).toContain('99,00 €, zurückgewiesen');
  });
});

it.each([
  ['light', 1280],
  ['dark', 320],
] as const)('is accessible, %s at %i px', async (theme, width) => {
  const page = await office.openPage({ javaScript: true, width, theme });
  for (const path of ['/stripe-konto', '/zahlungskonten']) {
    await page.goto(path);
    await expectNoSeriousA11yIssues(page);
  }
});
