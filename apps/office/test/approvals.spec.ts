import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { approveVersion, readApproval, returnVersion } from '@markthalle/contracts/office-catalog';
import type { ProductPhoto } from '@markthalle/contracts/product-photos';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { approval, VERSION_ID } from './fixtures/office.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

const PAGE = `/freigaben/${VERSION_ID}`;

const photo = (last: string, change: Partial<ProductPhoto>): ProductPhoto => ({
  photoId: `0197a000-0000-7000-8000-0000000f${last}`,
  altDe: '',
  altEn: '',
  state: 'ready',
  refusedBecause: null,
  picture: { id: `foto-${last}`, alt: 'Platte', width: 1600, height: 1200 },
  approved: false,
  ...change,
});
const SEEN = photo('0001', { altDe: 'Die Platte <von oben>' });
const APPROVED = photo('0002', { approved: true });
const COMING = photo('0003', { state: 'waiting', picture: null });
const BROKEN = photo('0004', {
  state: 'refused',
  refusedBecause: 'photo-not-readable',
  picture: null,
});

const GATES = [
  {
    lawId: 'LAW-FOOD-20',
    field: 'facts.fishCatch',
    why: 'Bei Fisch gehören Fanggebiet und Fanggerät dazu.',
    example: 'gefangen in der Ostsee mit Stellnetzen',
    isHint: false,
  },
  {
    lawId: 'LAW-UWG-5',
    field: 'shortDe',
    why: '„klimaneutral“ braucht einen Beleg.',
    example: 'kurze Wege',
    isHint: true,
  },
];

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());
beforeEach(() => {
  const photos = [SEEN, APPROVED, COMING, BROKEN];
  office.api.on(readApproval, () => ({ ...approval, photos, gates: GATES }));
  office.api.on(approveVersion, () => ({ state: 'approved' as const }));
  office.api.calls.length = 0;
});

describe('an approval', () => {
  it('shows what the law still asks for, each with its id, reason and example', async () => {
    const page = await office.openPage();
    await page.goto(PAGE);
    const gates = page.locator('.checks__wrong', { hasText: 'LAW-' });
    expect((await gates.allTextContents()).map((text) => text.trim())).toEqual([
      'Fehlt: Bei Fisch gehören Fanggebiet und Fanggerät dazu. Beispiel: gefangen in der Ostsee mit Stellnetzen (LAW-FOOD-20)',
      'Bitte ansehen: „klimaneutral“ braucht einen Beleg. Beispiel: kurze Wege (LAW-UWG-5)',
    ]);
    office.api.on(readApproval, () => ({ ...approval, gates: [] }));
    await page.goto(PAGE);
    expect(await page.locator('main').textContent()).toContain('Alle Pflichten sind erfüllt.');
  });

  it('names each photo with its state and approves those that were on the page', async () => {
    const page = await office.openPage();
    await page.goto(PAGE);
    const shown = page.locator('.approval-photos > li');
    expect(await shown.allTextContents()).toEqual([
      'neu: Die Platte <von oben>',
      'ohne Beschreibung',
      'Noch unterwegs. Eine Freigabe gilt ohne dieses Foto.',
      expect.stringMatching(/Foto/),
    ]);
    expect(await shown.locator('img').count()).toBe(2);
    await page.getByRole('button', { name: 'Freigeben', exact: true }).click();
    await page.waitForURL(/meldung=freigegeben/);
    expect(office.api.inputsOf(approveVersion)).toMatchObject([
      { versionId: VERSION_ID, seenPhotoIds: [SEEN.photoId, APPROVED.photoId] },
    ]);
  });

  it('that the law forbids stays where it is, and says so', async () => {
    office.api.on(approveVersion, () => {
      throw new FixtureProblem('product-incomplete');
    });
    const page = await office.openPage();
    await page.goto(PAGE);
    await page.getByRole('button', { name: 'Freigeben', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(new URL(page.url()).pathname).toBe(PAGE);
    expect(await page.locator('.checks__wrong', { hasText: 'LAW-FOOD-20' }).count()).toBe(1);
  });

  it('goes back with a template, words of one’s own, or both, never with neither', async () => {
    const page = await office.openPage();
    await page.goto(PAGE);
    await page.getByRole('button', { name: 'Zurück mit Hinweis' }).click();
    await page.locator('#field-note-error').waitFor();
    expect(office.api.inputsOf(returnVersion)).toEqual([]);
    await page.getByRole('radio', { name: 'Foto' }).check();
    await page.getByLabel('Ihr Hinweis an den Betrieb').fill('Gern bei Tageslicht.');
    await page.getByRole('button', { name: 'Zurück mit Hinweis' }).click();
    await page.waitForURL(/meldung=zurueck/);
    expect(office.api.inputsOf(returnVersion)).toMatchObject([
      {
        note: 'Bitte fügen Sie ein Foto hinzu, auf dem das Produkt gut zu sehen ist. Gern bei Tageslicht.',
      },
    ]);
  });

  it.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)('is accessible and fits, %s at %i px', async (theme, width) => {
    const page = await office.openPage({ javaScript: true, theme, width });
    await page.goto(PAGE);
    await expectNoSeriousA11yIssues(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBe(0);
  });
});
