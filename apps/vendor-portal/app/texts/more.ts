export const moreTexts = {
  title: 'Mehr',
  documents: 'Belege und Rechnungen',
  evidence: 'Nachweise für Banken',
  onboarding: 'Konto einrichten',
  help: 'Hilfe',
  helpText: 'Wir helfen am Telefon, auch beim ersten Produkt.',
  appearance: 'Darstellung',
  account: 'Anmeldung',
  signedInAs: (name: string, email: string) => `Angemeldet als ${name} (${email}).`,
  signOut: 'Abmelden',
};
