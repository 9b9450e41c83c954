import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  listSynonyms,
  previewSynonym,
  publishSynonym,
  readSearchEngine,
  readSearchReport,
  startSearchRebuild,
  startSearchReconcile,
  switchSynonym,
} from '@markthalle/contracts/office-search';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { effect, engine, report, synonyms } from './fixtures/search.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
beforeEach(() => {
  office.api
    .on(readSearchEngine, () => engine)
    .on(readSearchReport, () => report)
    .on(listSynonyms, () => synonyms)
    .on(previewSynonym, () => effect)
    .on(publishSynonym, () => ({ published: true as const }))
    .on(switchSynonym, () => ({ switched: true as const }))
    .on(startSearchRebuild, () => ({ started: true as const }))
    .on(startSearchReconcile, () => ({ started: true as const }));
});
afterAll(() => office.close());

const text = async (page: { textContent(selector: string): Promise<string | null> }) =>
  ((await page.textContent('main')) ?? '').replace(/\u00a0/g, ' ');
const lastCallOf = (endpoint: object) =>
  office.api.calls.filter((call) => call.endpoint === endpoint).at(-1)?.input;

describe('the page of the search', () => {
  it('says who answers, what is under way and what nobody finds', async () => {
    const page = await office.openPage();
    await page.goto('/suche');
    const said = await text(page);
    for (const part of [
      'findet etwas, 7 ms',
      'läuft, 292 Einträge fertig',
      '2 abweichend und nachgeholt',
      'wird aufgebaut, Einstellungen fehlen noch',
      '1,7 % ohne Treffer',
      'immengold',
    ]) {
      expect(said).toContain(part);
    }
  });

  it.each([
    ['Neu aufbauen', startSearchRebuild, 'Der Neuaufbau ist beauftragt.'],
    ['Vergleichen und reparieren', startSearchReconcile, 'Der Vergleich ist beauftragt.'],
  ])('%s is a press, without scripts', async (button, endpoint, sentence) => {
    const page = await office.openPage();
    await page.goto('/suche');
    await page.getByRole('button', { name: button }).click();
    await page.getByText(sentence).waitFor();
    expect(lastCallOf(endpoint)).toBeDefined();
  });

  it('says that it is running already', async () => {
    office.api.on(startSearchRebuild, () => {
      throw new FixtureProblem('search-work-running');
    });
    const page = await office.openPage();
    await page.goto('/suche');
    await page.getByRole('button', { name: 'Neu aufbauen' }).click();
    await page.getByText('Das läuft gerade.').first().waitFor();
  });
});

describe('a synonym', () => {
  it('is begun from what nobody found, looked at and published', async () => {
    const page = await office.openPage();
    await page.goto('/suche');
    await page.getByRole('link', { name: 'Synonym anlegen: immengold' }).click();
    await page.getByRole('textbox', { name: 'findet auch' }).fill('Honig');
    await page.getByRole('button', { name: 'Wirkung ansehen' }).click();
    await page.getByText('31 Treffer').waitFor();
    expect(await text(page)).toContain('Rapsblütenhonig');
    await page.getByRole('button', { name: 'Veröffentlichen' }).click();
    await page.getByText('Die Suche benutzt das Synonym').waitFor();
    expect(lastCallOf(publishSynonym)).toMatchObject({
      term: 'immengold',
      expansions: 'Honig',
      kind: 'same',
    });
  });

  it('with the name of a producer is refused, and what was typed stays', async () => {
    office.api.on(previewSynonym, () => {
      throw new FixtureProblem('synonym-names-producer');
    });
    const page = await office.openPage();
    await page.goto('/suche/synonyme/eintrag');
    await page.getByLabel('Wer dieses Wort sucht').fill('Seife');
    await page.getByRole('textbox', { name: 'findet auch' }).fill('Lindenlaut');
    await page.getByLabel('Auch umgekehrt').check();
    await page.getByRole('button', { name: 'Wirkung ansehen' }).click();
    await page.getByText('Namen von Betrieben sind keine Synonyme:').first().waitFor();
    expect(await page.getByRole('textbox', { name: 'findet auch' }).inputValue()).toBe(
      'Lindenlaut',
    );
    expect(await page.getByLabel('Auch umgekehrt').isChecked()).toBe(true);
    expect(await page.getByRole('button', { name: 'Veröffentlichen' }).count()).toBe(0);
  });

  it('is switched off and on', async () => {
    const page = await office.openPage();
    await page.goto('/suche/synonyme');
    await page.getByRole('button', { name: 'Abschalten: topfen' }).click();
    await page.getByText('Abgeschaltet.').waitFor();
    expect(lastCallOf(switchSynonym)).toMatchObject({ term: 'topfen', active: false });
    await page.getByRole('button', { name: 'Einschalten: honey' }).click();
    await page.getByText('Eingeschaltet.').waitFor();
  });
});

it.each([
  ['light', 1280],
  ['dark', 320],
] as const)('is accessible and fits, %s at %i px', async (theme, width) => {
  const page = await office.openPage({ javaScript: true, width, theme });
  for (const path of [
    '/suche',
    '/suche/synonyme',
    '/suche/synonyme/eintrag',
    '/suche/synonyme/eintrag?wort=immengold&fuer=honig&art=same&wirkung=ja',
  ]) {
    await page.goto(path);
    await expectNoSeriousA11yIssues(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect([path, overflow]).toEqual([path, 0]);
  }
});
