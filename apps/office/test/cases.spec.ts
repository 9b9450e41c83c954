import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approveVersion, returnVersion } from '@markthalle/contracts/office-catalog';
import {
  assignIncident,
  moveIncident,
  resolveIncident,
} from '@markthalle/contracts/office-incidents';
import { listEntries } from '@markthalle/contracts/office-ledger';
import { retryParkedJob, runSweep } from '@markthalle/contracts/office-operations';
import { listOfficeOrders } from '@markthalle/contracts/office-orders';
import { addExpectedFee, runMoneyCheck } from '@markthalle/contracts/office-reconciliation';
import { INCIDENT_ID, JOB_ID, VERSION_ID } from './fixtures/office.ts';
import { ORDER_ID } from './fixtures/orders.ts';
import { TOKEN } from './office-fixture.ts';
import { type OfficeUnderTest, officeUnderTest } from './office-under-test.ts';

let office: OfficeUnderTest;

beforeAll(async () => {
  office = await officeUnderTest();
});
afterAll(() => office.close());

describe('signing in', () => {
  it('refuses people who are not staff', async () => {
    const page = await office.openPage({ signedIn: false });
    await page.goto('/abrechnung');
    await page.getByLabel('E-Mail-Adresse').fill('anna@example.org');
    await page.getByLabel('Passwort').fill('irgendein-passwort');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByText('Dieses Konto gehört nicht zum Büro.').waitFor();
  });

  it('leads back to the page that was asked for', async () => {
    const page = await office.openPage({ signedIn: false });
    await page.goto('/abrechnung');
    await page.getByLabel('E-Mail-Adresse').fill('marta@giebelmarkt.example');
    await page.getByLabel('Passwort').fill('irgendein-passwort');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    expect(page.url()).toBe(`${office.url}/abrechnung`);
  });
});

describe('approvals', () => {
  it('publishes with one press', async () => {
    const page = await office.openPage();
    await page.goto(`/freigaben/${VERSION_ID}`);
    await page.getByRole('button', { name: 'Freigeben' }).click();
    await page.getByText('Das Angebot steht jetzt im Laden.').waitFor();
    expect(office.api.inputsOf(approveVersion)).toEqual([
      { language: 'de', versionId: VERSION_ID, seenPhotoIds: [] },
    ]);
  });

  it('wants a note before it returns one', async () => {
    const page = await office.openPage();
    await page.goto(`/freigaben/${VERSION_ID}`);
    await page.getByRole('button', { name: 'Zurück mit Hinweis' }).click();
    await page.getByRole('link', { name: /Bitte wählen Sie eine Vorlage/ }).waitFor();
    expect(office.api.inputsOf(returnVersion)).toEqual([]);
  });

  it('joins the template and one’s own words', async () => {
    const page = await office.openPage();
    await page.goto(`/freigaben/${VERSION_ID}`);
    await page.getByRole('radio', { name: 'Foto' }).check();
    await page.getByLabel('Ihr Hinweis an den Betrieb').fill('Gern von oben.');
    await page.getByRole('button', { name: 'Zurück mit Hinweis' }).click();
    await page.getByText('Der Betrieb sieht Ihren Hinweis').waitFor();
    expect(office.api.inputsOf(returnVersion).at(-1)?.note).toBe(
      'Bitte fügen Sie ein Foto hinzu, auf dem das Produkt gut zu sehen ist. Gern von oben.',
    );
  });

  it('gives the note back after an expired session', async () => {
    const page = await office.openPage();
    await page.goto(`/freigaben/${VERSION_ID}`);
    await page.getByLabel('Ihr Hinweis an den Betrieb').fill('Bitte die Zutaten prüfen.');
    office.api.sessions.clear();
    await page.getByRole('button', { name: 'Zurück mit Hinweis' }).click();
    await page.getByText('Ihre Anmeldung ist abgelaufen.').waitFor();
    office.api.sessions.add(TOKEN);
    await page.getByLabel('E-Mail-Adresse').fill('marta@giebelmarkt.example');
    await page.getByLabel('Passwort').fill('irgendein-passwort');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('button', { name: 'Weiter mit Ihren Eingaben' }).click();
    expect(await page.getByLabel('Ihr Hinweis an den Betrieb').inputValue()).toBe(
      'Bitte die Zutaten prüfen.',
    );
  });
});

describe('incidents', () => {
  it('are resolved with a note that is never lost', async () => {
    const page = await office.openPage();
    await page.goto('/vorfaelle');
    await page.getByRole('link', { name: /Überweisung abgelehnt/ }).click();
    const note = page.getByLabel('Was wurde getan?');
    await note.fill('x');
    await page.getByRole('button', { name: 'Als geklärt ablegen' }).click();
    await page.getByRole('link', { name: /Bitte schreiben Sie/ }).waitFor();
    expect(await note.inputValue()).toBe('x');
    await note.fill('Konto neu bestätigt.');
    await page.getByRole('button', { name: 'Als geklärt ablegen' }).click();
    await page.getByText('Der Vorfall ist geklärt.').waitFor();
    expect(office.api.inputsOf(resolveIncident)).toEqual([
      { language: 'de', incidentId: INCIDENT_ID, note: 'Konto neu bestätigt.' },
    ]);
  });

  it('are given to a person and said how far they have come', async () => {
    const page = await office.openPage();
    await page.goto(`/vorfaelle/${INCIDENT_ID}`);
    await page.getByLabel('Zuständig').selectOption('Jens Brandt');
    await page.getByRole('button', { name: 'Zuweisen' }).click();
    await page.getByText('Zugewiesen.').waitFor();
    await page.getByLabel('Stand', { exact: true }).selectOption('wartet');
    await page.getByRole('button', { name: 'Stand festhalten' }).click();
    await page.getByText('Festgehalten.').waitFor();
    expect(office.api.inputsOf(assignIncident)).toMatchObject([
      { ownerId: '0197a000-0000-7000-8000-000000000102' },
    ]);
    expect(office.api.inputsOf(moveIncident)).toMatchObject([{ state: 'waiting', note: null }]);
  });

  it('show what was compared, what is behind them and the runbook', async () => {
    const page = await office.openPage();
    await page.goto(`/vorfaelle/${INCIDENT_ID}`);
    const said = await page.textContent('main');
    expect(said).toContain('16,97 €');
    expect(said).toContain('Der Betrieb bestätigt sein Konto neu.');
    const link = page.getByRole('link', { name: 'Auftrag an Stripe: Überweisung' });
    expect(await link.getAttribute('href')).toBe(
      '/buchungen/auftrag/0197a000-0000-7000-8000-00000000f0b1',
    );
    await page.getByRole('link', { name: 'Anleitung dazu' }).click();
    await page.getByText('What happened.').waitFor();
  });

  it('shows details as text, whatever they hold', async () => {
    const page = await office.openPage();
    await page.goto(`/vorfaelle/${INCIDENT_ID}`);
    expect(await page.content()).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('retries jobs and runs sweeps', async () => {
    const page = await office.openPage();
    await page.goto('/vorfaelle');
    await page.getByRole('button', { name: /noch einmal versuchen/ }).click();
    await page.getByText('Der Auftrag wird noch einmal versucht.').waitFor();
    await page.getByRole('button', { name: /Offene Zahlungen nachlesen jetzt/ }).click();
    await page.getByText('Die Prüfung ist gelaufen.').waitFor();
    expect(office.api.inputsOf(retryParkedJob)).toEqual([{ language: 'de', parkedJobId: JOB_ID }]);
    expect(office.api.inputsOf(runSweep)).toEqual([
      { language: 'de', name: 'reread-open-payments' },
    ]);
  });
});

describe('orders and books', () => {
  it('searches by what was typed', async () => {
    const page = await office.openPage();
    await page.goto('/bestellungen');
    await page.getByLabel('Nummer, Name oder E-Mail').fill("Anna' or 1=1");
    await page.getByRole('button', { name: 'Suchen' }).click();
    expect(office.api.inputsOf(listOfficeOrders).at(-1)).toMatchObject({ q: "Anna' or 1=1" });
    expect(
      await page.getByRole('link', { name: 'Weitere Bestellungen' }).getAttribute('href'),
    ).toBe('/bestellungen?q=Anna%27+or+1%3D1&weiter=weiter-1');
  });

  it('proves the books against the provider', async () => {
    const page = await office.openPage();
    await page.goto('/buchungen');
    const said = await page.textContent('main');
    expect(said).toContain('Soll und Haben stimmen überein.');
    expect(said).toContain('stimmt auf den Cent');
  });

  it('names accounts and producers instead of codes', async () => {
    const page = await office.openPage();
    await page.goto(`/bestellungen/${ORDER_ID}`);
    const said = await page.locator('.journal').textContent();
    expect(said).toContain('Zahlung eingegangen');
    expect(said).toContain('L.unearned Bezahlt, nicht übergeben, Imkerei Lindenlaut');
  });

  it('leads from an amount to the object at Stripe and back', async () => {
    const page = await office.openPage();
    await page.goto('/buchungen');
    await page.getByRole('link', { name: 'A.stripe Guthaben bei Stripe' }).click();
    await page.getByRole('link', { name: /22\. November/ }).click();
    expect(office.api.inputsOf(listEntries).at(-1)).toMatchObject({
      accountCode: 'A.stripe',
      from: '2026-11-22',
      until: '2026-11-22',
    });
    await page.getByRole('link', { name: 'Zahlung eingegangen' }).click();
    await page.getByRole('link', { name: 'txn_1Abc' }).click();
    expect(await page.textContent('main')).toContain('Hier wird nichts geändert.');
    await page.getByRole('link', { name: 'Zahlung eingegangen' }).click();
    await page.getByRole('link', { name: 'Zahlseite öffnen' }).click();
    expect(await page.textContent('main')).toContain('t1:test:tr:');
  });

  it('takes a new price, and gives back what is no number', async () => {
    const page = await office.openPage();
    await page.goto('/buchungen/gebuehren');
    await page.getByLabel('Zahlart').fill('card');
    await page.getByLabel('Gilt ab').fill('2027-01-01');
    await page.getByLabel('Anteil').fill('viel');
    await page.getByLabel('Fester Betrag').fill('0,25');
    await page.getByLabel('Erlaubte Abweichung').fill('0,01');
    await page.getByLabel('Vertrag oder Preisliste').fill('Neuer Vertrag');
    await page.getByRole('button', { name: 'Preis eintragen' }).click();
    await page.getByRole('link', { name: /Bitte geben Sie eine Zahl/ }).waitFor();
    expect(await page.getByLabel('Anteil').inputValue()).toBe('viel');
    await page.getByLabel('Anteil').fill('1,9');
    await page.getByRole('button', { name: 'Preis eintragen' }).click();
    await page.getByText('Der Preis ist eingetragen.').waitFor();
    expect(office.api.inputsOf(addExpectedFee)).toMatchObject([
      { method: 'card', validFrom: '2027-01-01', rateBps: 190, fixedCents: 25, toleranceCents: 1 },
    ]);
  });

  it('shows what a money check found', async () => {
    office.api.on(runMoneyCheck, () => ({
      ok: false,
      checks: [{ id: 'N2', title: 'Stripe und Hauptbuch', ok: false, findings: ['0,01 € fehlt'] }],
    }));
    const page = await office.openPage();
    await page.goto('/buchungen');
    await page.getByRole('button', { name: 'Geld prüfen' }).click();
    const said = await page.textContent('main');
    expect(said).toContain('1 Prüfung weicht ab');
    expect(said).toContain('0,01 € fehlt');
  });
});
