export const onboardingTexts = {
  title: 'Konto einrichten',
  allTasks: 'Alle Aufgaben zum Start',
  account: 'Zahlungskonto',
  goOn: 'Weiter beim Zahlungsdienst',
  start: 'Beim Zahlungsdienst einrichten',
  goOnHint: 'Sie verlassen kurz das Hofportal und kommen danach von selbst hierher zurück.',
  missing: 'Das fehlt dem Zahlungsdienst noch',
  until: (day: string) => `bis ${day}`,
  returned: 'Willkommen zurück. Mehr müssen Sie im Moment nicht tun.',
  returnedUnfinished: 'Willkommen zurück. Beim Zahlungsdienst fehlt noch etwas.',
  linkExpired:
    'Der Link zum Zahlungsdienst ist abgelaufen. Bitte öffnen Sie die Seite noch einmal.',
  facts: 'Angaben zum Betrieb',
  taxStatus: 'Steuer',
  validFrom: 'Gilt seit',
  vatId: 'USt-IdNr.',
  change: 'Stimmt etwas nicht? Rufen Sie uns an, wir ändern es.',
  /** What the provider calls its requirements, in words; the last part decides. */
  requirements: {
    external_account: 'Bankverbindung',
    default_payout_method: 'Bankverbindung',
    document: 'Ausweis oder Dokument',
    tos_acceptance: 'Zustimmung zu den Bedingungen des Zahlungsdienstes',
    identity: 'Angaben zur Person',
    representative: 'Angaben zur vertretungsberechtigten Person',
    business_profile: 'Angaben zum Betrieb',
    address: 'Anschrift',
    dob: 'Geburtsdatum',
    tax_id: 'Steuernummer',
    phone: 'Telefonnummer',
  } as Readonly<Record<string, string>>,
  otherRequirement: (code: string) => `Weitere Angabe (${code})`,
};

/** The words for a requirement of the provider, such as `person.identity.document`. */
export function requirementWords(code: string): string {
  const parts = code.split('.').reverse();
  const known = parts.find((part) => Object.hasOwn(onboardingTexts.requirements, part));
  return known === undefined
    ? onboardingTexts.otherRequirement(code)
    : (onboardingTexts.requirements[known] ?? code);
}
