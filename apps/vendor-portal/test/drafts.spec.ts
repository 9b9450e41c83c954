import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createProduct, listPortalProducts } from '@markthalle/contracts/portal-products';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Page } from 'playwright-core';
import { DeviceLog } from './fixtures/device-log.ts';
import { HONEY_ID, honey, waxCandle } from './fixtures/products.ts';
import { RENATE, TOKEN } from './portal-fixture.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

const ME = {
  accountId: RENATE.accountId,
  producerId: RENATE.producers[0]?.producerId ?? '',
};

let portal: PortalUnderTest;
let log: DeviceLog;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());
beforeEach(() => {
  log = new DeviceLog({ ...ME }).answerOn(portal.api);
  portal.api.sessions.add(TOKEN);
  portal.api.on(listPortalProducts, () => ({ products: [honey, waxCandle] }));
});

/** Rest before a draft travels, and room for a busy machine. */
const SLOW = { timeoutMs: 40_000 };

const fill = (page: Page, name: string, value: string) =>
  page.locator(`[name="${name}"]`).fill(value);
const state = (page: Page) => page.locator('[data-draft-state]');
const draftIdOf = (page: Page) => page.locator('[name="clientId"]').inputValue();
const made = () => portal.api.inputsOf(createProduct).length;

async function newProduct(path = '/produkte/neu'): Promise<Page> {
  const page = await portal.openPage({ javaScript: true });
  await page.goto(path);
  await page.waitForFunction(() => document.documentElement.dataset.account !== undefined);
  return page;
}

async function fillHoney(page: Page): Promise<void> {
  await fill(page, 'nameDe', 'Rapshonig');
  await fill(page, 'quantityValue', '500');
  await fill(page, 'grossCents', '7,90');
  await fill(page, 'stockQuantity', '38');
  await page.getByLabel('Ich habe das geprüft').check();
}

describe('what is typed', () => {
  it('is kept on the phone and comes back after the tab was killed, with a row that the server never saw', async () => {
    const page = await newProduct();
    await fill(page, 'nameDe', 'Rapshonig');
    await page.locator('.fact > summary', { hasText: 'Größen:' }).click();
    await page.getByRole('button', { name: 'Weitere Größe' }).click();
    await fill(page, 'size-2-label', 'Eimer');
    await fill(page, 'grossCents', '6,90');
    await state(page)
      .getByText(/^Gespeichert \d\d:\d\d/)
      .waitFor();
    const draftId = await draftIdOf(page);
    await page.goto('about:blank');
    await page.goto('/produkte/neu');
    await page.getByRole('link', { name: /^Rapshonig, / }).click();
    await state(page).getByText('Sie machen weiter').waitFor();
    expect(await page.locator('[name="nameDe"]').inputValue()).toBe('Rapshonig');
    expect(await page.locator('[name="size-2-label"]').inputValue()).toBe('Eimer');
    expect(await draftIdOf(page)).toBe(draftId);
    await page.context().close();
  });

  it('reaches the server once somebody rests, each time with what the server knows', async () => {
    const page = await newProduct();
    const saved = () => log.applied.filter(({ kind }) => kind === 'draft.saved');
    await fill(page, 'nameDe', 'Raps');
    await waitFor('the first draft', () => saved().length === 1, SLOW);
    await fill(page, 'nameDe', 'Rapshonig');
    await waitFor('the second draft', () => saved().length === 2, SLOW);
    const [first, second] = saved().map(({ input }) => input as Draft);
    expect(first?.draftId).toBe(await draftIdOf(page));
    expect(first?.values.nameDe).toEqual(['Raps']);
    expect(second?.values.nameDe).toEqual(['Rapshonig']);
    expect(first?.basis.nameDe).toBeUndefined();
    // A mark of "Raps", so that the server sees that only this device changed the name.
    expect(second?.basis.nameDe).toMatch(/^[0-9a-z]+$/);
    await page.context().close();
  });
});

type Draft = {
  readonly draftId: string;
  readonly values: Record<string, string[]>;
  readonly basis: Record<string, string>;
};

describe('a product submitted without a line', () => {
  it('waits on the phone and goes by itself, once', async () => {
    const page = await newProduct();
    await fillHoney(page);
    const clientId = await draftIdOf(page);
    const before = made();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Speichern und einreichen' }).click();
    await state(page).getByText('Wird eingereicht, sobald Netz da ist.').waitFor();
    expect(made()).toBe(before);
    await page.context().setOffline(false);
    await waitFor('the product', () => made() > before, SLOW);
    expect(portal.api.inputsOf(createProduct).at(-1)).toMatchObject({
      clientId,
      submit: true,
      draft: { nameDe: 'Rapshonig', grossCents: 790 },
    });
    await page.goto('/produkte/neu');
    await page.waitForFunction(() => document.documentElement.dataset.account !== undefined);
    await page.reload();
    expect(made()).toBe(before + 1);
    await page.context().close();
  });

  it('that is refused later waits for its person', async () => {
    const page = await newProduct();
    await fill(page, 'nameDe', 'Ohne Preis');
    const before = made();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Speichern und einreichen' }).click();
    await state(page).getByText('Wird eingereicht').waitFor();
    const draftId = await draftIdOf(page);
    await page.context().setOffline(false);
    await waitFor(
      'the refusal',
      async () => (await localDraft(page, draftId))?.submit === false,
      SLOW,
    );
    expect(made()).toBe(before);
    await page.goto(`/produkte/neu?entwurf=${draftId}`);
    await state(page).getByText('Sie machen weiter').waitFor();
    expect(await page.locator('[name="nameDe"]').inputValue()).toBe('Ohne Preis');
    await page.context().close();
  });
});

const localDraft = (page: Page, draftId: string) =>
  page.evaluate(
    async ([name, id]) => {
      const opened = indexedDB.open(name);
      await new Promise((resolve) => opened.addEventListener('success', resolve));
      const asked = opened.result.transaction('drafts').objectStore('drafts').get(String(id));
      await new Promise((resolve) => asked.addEventListener('success', resolve));
      opened.result.close();
      return asked.result as { submit: boolean } | undefined;
    },
    [`hofportal-${ME.accountId}.${ME.producerId}`, draftId] as const,
  );

describe('a first product', () => {
  it('needs at most 12 interactions from the login to the submission', async () => {
    const before = made();
    portal.api.on(listPortalProducts, () => ({ products: [] }));
    portal.api.on(createProduct, () => ({ productId: HONEY_ID, state: 'submitted' as const }));
    const page = await portal.openPage({ javaScript: true, signedIn: false });
    await page.goto('/produkte/neu');
    let interactions = 0;
    const act = async (work: Promise<unknown>) => {
      interactions += 1;
      await work;
    };
    await act(page.getByText('Mit Passwort anmelden').click());
    await act(page.locator('details [name="email"]').fill('renate@lindenlaut.example'));
    await act(page.locator('[name="password"]').fill('bienenstock-42'));
    await act(page.locator('details').getByRole('button', { name: 'Anmelden' }).click());
    await act(page.locator('[name="nameDe"]').fill('Lindenhonig'));
    await act(page.locator('[name="categoryPath"]').selectOption('lebensmittel/honig'));
    await act(fill(page, 'quantityValue', '500'));
    await act(fill(page, 'grossCents', '7,90'));
    await act(fill(page, 'stockQuantity', '38'));
    await act(page.getByLabel('Ich habe das geprüft').check());
    await act(page.getByRole('button', { name: 'Speichern und einreichen' }).click());
    await page.getByText('Das Produkt ist eingereicht.').waitFor();
    expect(made()).toBe(before + 1);
    expect(interactions).toBeLessThanOrEqual(12);
    expect(portal.api.inputsOf(createProduct).at(-1)?.draft).toMatchObject({
      nameDe: 'Lindenhonig',
      quantityUnit: 'g',
      storageDe: 'Kühl und dunkel lagern.',
      ways: ['parcel', 'tour', 'pickup'],
    });
    await page.context().close();
  });
});
