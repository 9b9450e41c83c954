import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { listBankPayouts, openPaymentDashboard } from '@markthalle/contracts/portal-payouts';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

const PAYOUTS = {
  payoutsEnabled: false,
  hasDashboard: true,
  payouts: [
    {
      payoutId: 'po_2',
      amountCents: 12_345,
      state: 'returned' as const,
      arrivalAt: '2026-11-20T00:00:00.000Z',
    },
    {
      payoutId: 'po_1',
      amountCents: 9_900,
      state: 'arrived' as const,
      arrivalAt: '2026-11-13T00:00:00.000Z',
    },
  ],
};

beforeAll(async () => {
  portal = await portalUnderTest();
  portal.api
    .on(listBankPayouts, () => PAYOUTS)
    .on(openPaymentDashboard, () => ({ url: `${portal.url}/mehr` }));
});
afterAll(() => portal.close());

it('shows what went to the bank account, warns, and opens the page at the provider', async () => {
  const page = await portal.openPage({ javaScript: true });
  await page.goto('/geld/bank');
  const said = ((await page.textContent('body')) ?? '').replace(/\u00a0/g, ' ');
  expect(said).toContain('Ihre Bank hat eine Auszahlung zurückgewiesen.');
  expect(said).toContain('123,45 €');
  expect(said).toContain('angekommen');
  await expectNoSeriousA11yIssues(page);
  await page.getByRole('button', { name: 'Seite öffnen' }).click();
  await page.waitForURL('**/mehr');
});
