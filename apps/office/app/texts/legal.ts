import type { LegalKind } from '@markthalle/contracts/legal';

export const legalTexts = {
  title: 'Rechtstexte',
  sub: 'Jede Fassung bleibt stehen: Bestellungen behalten die Texte, die bei ihnen galten.',
  samples: (count: number) =>
    count === 1
      ? 'Ein geltender Text ist noch ein Muster. Bitte vor dem Start ersetzen.'
      : `${count} geltende Texte sind noch Muster. Bitte vor dem Start ersetzen.`,
  kinds: {
    terms: 'Allgemeine Geschäftsbedingungen',
    privacy: 'Datenschutz',
    withdrawal_policy: 'Widerrufsbelehrung',
    legal_notice: 'Impressum',
    contract_steps: 'So kommt der Vertrag zustande',
    guarantee_notice: 'Hinweis auf die gesetzliche Gewährleistung',
    accessibility: 'Barrierefreiheit',
    review_check: 'Prüfung von Bewertungen',
    shipping: 'Lieferung und Zahlung',
  } satisfies Record<LegalKind, string>,
  languages: { de: 'Deutsch', en: 'Englisch' },
  text: 'Text',
  version: 'Fassung',
  validFrom: 'Gilt ab',
  state: 'Stand',
  inForce: 'gilt',
  later: 'gilt später',
  earlier: 'galt früher',
  sample: 'Muster',
  hash: 'Prüfsumme (SHA-256)',
  add: 'Neue Fassung',
  addOf: (text: string) => `Neue Fassung: ${text}`,
  addTitle: 'Neue Fassung',
  heading: 'Überschrift',
  body: 'Text',
  bodyHint:
    'Absätze durch eine leere Zeile trennen. „## “ beginnt eine Zwischenüberschrift, „- “ einen Punkt, [Wörter](/pfad) einen Verweis.',
  picture: 'Bild als SVG (nur beim Gewährleistungshinweis)',
  pictureHint: 'Den Inhalt der amtlichen Datei einfügen. Leer: Das bisherige Bild bleibt.',
  validFromHint: 'Heute oder später.',
  preview: 'Ansehen',
  publish: 'Fassung veröffentlichen',
  previewTitle: 'So wird es gezeigt',
};
