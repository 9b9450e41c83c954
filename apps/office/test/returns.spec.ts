import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  assignWithdrawal,
  closeWithdrawal,
  decideLoss,
  decideProblem,
  listCases,
  readOfficeWithdrawal,
  waiveReturnByStaff,
} from '@markthalle/contracts/office-cases';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import type { Page } from 'playwright-core';
import {
  answerReturns,
  CASE_ID,
  PART_ID,
  queueOf,
  UNASSIGNED_ID,
  unassigned,
  WITHDRAWAL_ID,
  waitingPart,
} from './fixtures/returns.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());
afterEach(() => {
  answerReturns(office.api);
});

const WITHDRAWAL = `/reklamationen/widerruf/${WITHDRAWAL_ID}`;
const UNASSIGNED = `/reklamationen/widerruf/${UNASSIGNED_ID}`;
const mainOf = async (page: Page) =>
  ((await page.locator('main').textContent()) ?? '').replaceAll('\u00a0', ' ');

describe('the queue, without scripts', () => {
  it.each([0, 1, 200])('shows %i of each kind on a narrow phone', async (count) => {
    office.api.on(listCases, () => queueOf(count));
    const page = await office.openPage({ width: 320 });
    await page.goto('/reklamationen');
    const said = await mainOf(page);
    expect(said.includes('Hier ist nichts offen.')).toBe(count === 0);
    expect(await page.locator('tbody tr').count()).toBe(3 * count);
    if (count > 0) {
      expect(said).toContain('überfällig');
      expect(said).toContain('der <b>Honig</b> vom Markt');
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBe(0);
  });

  it('lists what is done on request', async () => {
    const page = await office.openPage();
    await page.goto('/reklamationen');
    await page.getByRole('link', { name: 'Erledigt' }).click();
    expect(office.api.inputsOf(listCases).at(-1)).toEqual({ language: 'de', filter: 'done' });
  });
});

describe('a problem, without scripts', () => {
  const PAGE = `/reklamationen/${CASE_ID}`;

  it('shows words, photo and the proposal, which one press accepts', async () => {
    const page = await office.openPage();
    await page.goto(PAGE);
    const said = await mainOf(page);
    expect(said).toContain('<script>alert(1)</script> Beide Gläser');
    expect(said).toContain('15,80 € erstatten, der Versender trägt es.');
    const width = await page
      .getByRole('img', { name: 'Foto 1' })
      .evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(width).toBe(1);
    const key = await page.locator('[name=idempotencyKey]').first().inputValue();
    await page.getByRole('button', { name: 'Vorschlag annehmen' }).click();
    await page.getByText('Kundschaft und Betrieb bekommen eine E-Mail.').waitFor();
    const call = office.api.calls.filter(({ endpoint }) => endpoint === decideProblem).at(-1);
    expect(call).toMatchObject({
      input: { caseId: CASE_ID, decision: 'refund', bearer: 'carrier' },
      idempotencyKey: key,
    });
  });

  it('is decided otherwise; what is missing stands at its field and all choices stay', async () => {
    office.api.on(decideProblem, () => {
      throw new FixtureProblem('invalid-input', [
        { pointer: '/words', message: 'Bitte begründen Sie die Ablehnung.' },
      ]);
    });
    const page = await office.openPage();
    await page.goto(PAGE);
    await page.getByText('Anders entscheiden').click();
    await page.getByLabel('Entscheidung').selectOption('decline');
    await page.getByLabel('Wer trägt es').selectOption('cooperative');
    await page.getByRole('button', { name: 'So entscheiden' }).click();
    expect(await page.textContent('#field-words-error')).toContain('Ablehnung');
    expect(await page.getByLabel('Entscheidung').inputValue()).toBe('decline');
    expect(await page.getByLabel('Wer trägt es').inputValue()).toBe('cooperative');
    answerReturns(office.api);
    await page.getByLabel('Begründung').fill('Das Foto zeigt ein anderes Glas.');
    await page.getByRole('button', { name: 'So entscheiden' }).click();
    await page.getByText('Kundschaft und Betrieb bekommen eine E-Mail.').waitFor();
    expect(office.api.inputsOf(decideProblem).at(-1)).toEqual({
      language: 'de',
      caseId: CASE_ID,
      decision: 'decline',
      bearer: 'cooperative',
      words: 'Das Foto zeigt ein anderes Glas.',
    });
  });
});

describe('a declaration without an order, without scripts', () => {
  it('is assigned; an unknown number stands at its field and stays typed', async () => {
    office.api.on(assignWithdrawal, () => {
      throw new FixtureProblem('order-not-found');
    });
    const page = await office.openPage();
    await page.goto('/reklamationen');
    await page.getByRole('link', { name: 'W-000013' }).click();
    expect(new URL(page.url()).pathname).toBe(UNASSIGNED);
    await page.getByLabel('Bestellnummer').fill('26-999999');
    await page.getByRole('button', { name: 'Zuordnen' }).click();
    await page.locator('#field-orderNumber-error').waitFor();
    expect(await page.getByLabel('Bestellnummer').inputValue()).toBe('26-999999');
    answerReturns(office.api);
    await page.getByLabel('Bestellnummer').fill('26-000417');
    await page.getByRole('button', { name: 'Zuordnen' }).click();
    await page.getByText('Die Betriebe bekommen den Widerruf jetzt.').waitFor();
    expect(office.api.inputsOf(assignWithdrawal).at(-1)).toEqual({
      language: 'de',
      withdrawalId: UNASSIGNED_ID,
      orderNumber: '26-000417',
    });
  });

  it('is closed with what was found, and then asks for nothing more', async () => {
    const page = await office.openPage();
    await page.goto(UNASSIGNED);
    await page.getByLabel('Was wurde gefunden?').fill('Kauf auf dem Wochenmarkt.');
    office.api.on(readOfficeWithdrawal, () => ({
      ...unassigned,
      closedNote: 'Kauf auf dem Wochenmarkt.',
    }));
    await page.getByRole('button', { name: 'Abschließen' }).click();
    await page.getByText('Abgeschlossen', { exact: true }).waitFor();
    expect(await page.locator('main form').count()).toBe(0);
    expect(office.api.inputsOf(closeWithdrawal)).toEqual([
      { language: 'de', withdrawalId: UNASSIGNED_ID, note: 'Kauf auf dem Wochenmarkt.' },
    ]);
  });
});

describe('a withdrawal, without scripts', () => {
  it('has its disputed loss decided; a wrong amount stands at its field', async () => {
    const page = await office.openPage();
    await page.goto(WITHDRAWAL);
    expect(await mainOf(page)).toContain('3,50 €, bestritten');
    expect(await mainOf(page)).toContain('Betrieb: Siegel fehlt.');
    expect(await mainOf(page)).toContain('Kundschaft: Das Siegel fehlte schon.');
    const press = () => page.getByRole('button', { name: 'Wertverlust entscheiden' }).click();
    await page.getByLabel('Davon zurück').fill('alles');
    await page.getByLabel('Begründung').fill('Das Siegel war nie darauf.');
    await press();
    expect(await page.textContent('#field-back-error')).toContain('wie 12,00');
    expect(await page.getByLabel('Begründung').inputValue()).toBe('Das Siegel war nie darauf.');
    office.api.on(decideLoss, () => {
      throw new FixtureProblem('loss-above-price');
    });
    await page.getByLabel('Davon zurück').fill('3,51');
    await press();
    expect(await page.textContent('#field-back-error')).toContain('nicht höher');
    answerReturns(office.api);
    await page.getByLabel('Davon zurück').fill('3,50');
    await press();
    await page.getByText('Die Kundschaft bekommt eine E-Mail.').waitFor();
    expect(office.api.inputsOf(decideLoss).at(-1)).toEqual({
      language: 'de',
      withdrawalId: WITHDRAWAL_ID,
      partId: PART_ID,
      backCents: 350,
      words: 'Das Siegel war nie darauf.',
    });
  });

  it('lets the money of the waiting part go without its goods', async () => {
    const page = await office.openPage();
    await page.goto(WITHDRAWAL);
    expect(await page.getByRole('button', { name: 'Ohne Ware erstatten' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Ohne Ware erstatten' }).click();
    await page.getByText('Das Geld wird jetzt erstattet.').waitFor();
    expect(office.api.inputsOf(waiveReturnByStaff)).toEqual([
      { language: 'de', withdrawalId: WITHDRAWAL_ID, partId: waitingPart.partId },
    ]);
  });
});
