import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFarm, saveFarm } from '@markthalle/contracts/portal-farm';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { farm } from './fixtures/farm.ts';
import { type PortalUnderTest, portalUnderTest } from './portal-under-test.ts';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await portalUnderTest();
});
afterAll(() => portal.close());

describe('the farm’s own page, without scripts', () => {
  it('is changed in one form, and a wrong year stays typed with its reason', async () => {
    const page = await portal.openPage({ javaScript: false, width: 390 });
    await page.goto('/hof');
    expect(await page.inputValue('[name=taglineDe]')).toBe('Honig vom Feldberger Haussee');
    await page.fill('[name=since]', 'alt');
    await page.fill('[name=storyDe]', 'Wir haben jetzt siebzig Völker und einen Lehrling.');
    await page.click('button:has-text("Speichern")');
    expect(await page.textContent('#field-since-error')).toContain('Jahreszahl');
    expect(await page.inputValue('[name=since]')).toBe('alt');
    expect(portal.api.inputsOf(saveFarm)).toEqual([]);
    await page.fill('[name=since]', '');
    await page.click('button:has-text("Speichern")');
    expect(portal.api.inputsOf(saveFarm)).toMatchObject([
      {
        basedOnVersion: 4,
        profile: {
          taglineDe: 'Honig vom Feldberger Haussee',
          storyDe: 'Wir haben jetzt siebzig Völker und einen Lehrling.',
          since: null,
        },
      },
    ]);
    expect(await page.textContent('main')).toContain('sofort zu sehen');
  });

  it('keeps everything after another device was faster, and may then be saved', async () => {
    let stored = farm;
    portal.api
      .on(readFarm, () => stored)
      .on(saveFarm, ({ basedOnVersion }) => {
        if (basedOnVersion !== stored.version) throw new FixtureProblem('farm-changed-meanwhile');
        return { version: stored.version + 1 };
      });
    const page = await portal.openPage({ javaScript: false, width: 390 });
    await page.goto('/hof');
    await page.fill('[name=packagingNote]', 'Pappe und Stroh');
    stored = { ...farm, version: 7 };
    await page.click('button:has-text("Speichern")');
    expect(await page.textContent('main')).toContain('auf einem anderen Gerät geändert');
    expect(await page.inputValue('[name=packagingNote]')).toBe('Pappe und Stroh');
    await page.click('button:has-text("Speichern")');
    expect(portal.api.inputsOf(saveFarm).at(-1)).toMatchObject({ basedOnVersion: 7 });
  });
});
