import type { FactField } from '@markthalle/domain/productFacts';
import type { FactQuestion } from './fact-question.ts';

/** Questions about other goods and about claims, in the producer's words. */
export const GOODS_QUESTIONS: Readonly<Partial<Record<FactField, FactQuestion>>> = {
  cosmeticFunction: { kind: 'line', label: 'Wofür ist es?', hint: 'Zum Beispiel: Handcreme' },
  inci: {
    kind: 'area',
    label: 'Inhaltsstoffe (INCI)',
    hint: 'Zum Beispiel: Aqua, Glycerin, Cera Alba',
  },
  paoMonths: { kind: 'number', label: 'Hält nach dem Öffnen', unit: 'Monate' },
  precautions: { kind: 'area', label: 'Worauf muss man achten?' },
  hygieneSealed: {
    kind: 'yes_no',
    label: 'Mit Siegel verschlossen?',
    hint: 'Nach dem Öffnen des Siegels gibt es keine Rückgabe.',
  },
  cpnpNumber: { kind: 'line', label: 'CPNP-Nummer', hint: 'Nur das Büro sieht sie.' },
  responsiblePerson: {
    kind: 'line',
    label: 'Verantwortliche Person',
    hint: 'Nur wenn nicht Ihr Betrieb. Name und Anschrift.',
  },
  productIdentifier: {
    kind: 'line',
    label: 'Nummer oder Modell',
    hint: 'Woran man das Produkt erkennt. Zum Beispiel: TB-032',
  },
  warnings: {
    kind: 'area',
    label: 'Warnhinweise',
    hint: 'Zum Beispiel: Brennende Kerze nie unbeaufsichtigt lassen.',
  },
  noWarningsReason: {
    kind: 'line',
    label: 'Oder: keine nötig, weil',
    hint: 'Zum Beispiel: Notizheft ohne Kleinteile',
  },
  manufacturer: {
    kind: 'line',
    label: 'Hersteller',
    hint: 'Nur wenn nicht Ihr Betrieb. Name, Anschrift, E-Mail.',
  },
  manufacturerCountry: {
    kind: 'line',
    label: 'Land des Herstellers',
    hint: 'Zwei Buchstaben, zum Beispiel: DE',
  },
  euPerson: {
    kind: 'line',
    label: 'Verantwortlich in der EU',
    hint: 'Nur wenn der Hersteller außerhalb der EU sitzt.',
  },
  fibres: {
    kind: 'shares',
    label: 'Fasern',
    hint: 'Zusammen 100. Zum Beispiel: Schurwolle 80, Polyamid 20',
  },
  animalParts: { kind: 'yes_no', label: 'Teile aus Leder, Fell oder Horn daran?' },
  clpStatus: {
    kind: 'one_of',
    label: 'Gefährliche Stoffe (CLP)',
    hint: 'Bei Kerzen, Ölen, Wachs und Reinigern.',
    choices: { not_classified: 'nicht eingestuft', classified: 'eingestuft' },
  },
  clpReason: {
    kind: 'line',
    label: 'Nicht eingestuft, weil',
    hint: 'Zum Beispiel: reines Bienenwachs',
  },
  clpSignalWord: {
    kind: 'one_of',
    label: 'Signalwort',
    choices: { warning: 'Achtung', danger: 'Gefahr' },
  },
  clpPictograms: {
    kind: 'some_of',
    label: 'Gefahrenzeichen',
    choices: {
      GHS02: 'GHS02 Flamme',
      GHS05: 'GHS05 Ätzwirkung',
      GHS07: 'GHS07 Ausrufezeichen',
      GHS08: 'GHS08 Gesundheit',
      GHS09: 'GHS09 Umwelt',
    },
  },
  clpHazards: {
    kind: 'area',
    label: 'Gefahrenhinweise',
    hint: 'Zum Beispiel: H304: Kann bei Verschlucken tödlich sein.',
  },
  clpPrecautions: {
    kind: 'area',
    label: 'Sicherheitshinweise',
    hint: 'Zum Beispiel: P102: Darf nicht in die Hände von Kindern gelangen.',
  },
  foodContact: { kind: 'yes_no', label: 'Kommt es mit Essen in Berührung?' },
  foodContactNote: {
    kind: 'line',
    label: 'Material und Eignung',
    hint: 'Zum Beispiel: Steinzeug, bleifrei glasiert',
  },
  toy: { kind: 'yes_no', label: 'Ist es Spielzeug für Kinder?' },
  toyMinAgeMonths: { kind: 'number', label: 'Geeignet ab', unit: 'Monaten' },
  speciesProof: {
    kind: 'line',
    label: 'Tier oder Holz',
    hint: 'Bei Fell, Horn, Muscheln, besonderem Holz: welche Art, warum frei.',
  },
  power: {
    kind: 'one_of',
    label: 'Strom',
    choices: { none: 'ohne Strom', mains: 'Netzstrom', battery: 'Batterie oder Akku' },
  },
  weeeNumber: { kind: 'line', label: 'WEEE-Nummer', hint: 'DE und acht Ziffern' },
  batteryNumber: { kind: 'line', label: 'Batterie-Registrierung' },
  personalised: { kind: 'tick', label: 'Wird nach Wunsch eines Kunden angefertigt' },
  guaranteeYears: {
    kind: 'number',
    label: 'Eigene Garantie',
    unit: 'Jahre',
    hint: 'Nur wenn länger als zwei Jahre.',
  },
  guaranteeModel: { kind: 'line', label: 'Modell auf dem Garantie-Etikett' },
  organic: { kind: 'tick', label: 'Bio, aus kontrolliertem Anbau' },
  organicOrigin: {
    kind: 'one_of',
    label: 'Wo wurden die Zutaten angebaut?',
    choices: {
      de: 'Deutsche Landwirtschaft',
      eu: 'EU-Landwirtschaft',
      mixed: 'EU-/Nicht-EU-Landwirtschaft',
      non_eu: 'Nicht-EU-Landwirtschaft',
    },
  },
  giName: {
    kind: 'line',
    label: 'Geschützte Bezeichnung',
    hint: 'Nur wenn Sie sie führen dürfen.',
  },
  regionalSharePercent: {
    kind: 'number',
    label: 'Anteil aus Mecklenburg-Vorpommern',
    unit: '%',
    hint: 'Ab 50 zeigen wir „aus MV“.',
  },
  madeIn: { kind: 'line', label: 'Hergestellt in', hint: 'Ort' },
  vatReason: {
    kind: 'line',
    label: 'Warum dieser Steuersatz?',
    hint: 'Nur wenn er nicht der übliche ist.',
  },
};
