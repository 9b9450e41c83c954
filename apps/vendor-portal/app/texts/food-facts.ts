import type { FactField } from '@markthalle/domain/productFacts';
import type { FactQuestion } from './fact-question.ts';

/** Questions about food and drinks, in the producer's words. */
export const FOOD_QUESTIONS: Readonly<Partial<Record<FactField, FactQuestion>>> = {
  foodName: {
    kind: 'line',
    label: 'Was ist es?',
    hint: 'Bezeichnung des Lebensmittels, zum Beispiel Sanddorn-Fruchtaufstrich.',
  },
  singleIngredient: {
    kind: 'tick',
    label: 'Nur eine Zutat, zum Beispiel Honig, Milch oder Kartoffeln',
  },
  quid: {
    kind: 'shares',
    label: 'Anteil der Zutaten aus dem Namen',
    hint: 'Zum Beispiel: Sanddorn 45, Apfel 20. Steht es schon im Zutatenverzeichnis, bleibt es leer.',
  },
  durability: {
    kind: 'one_of',
    label: 'Welches Datum steht darauf?',
    choices: {
      best_before: 'Mindestens haltbar bis',
      use_by: 'Zu verbrauchen bis',
      none: 'keines',
    },
  },
  shelfLifeDays: {
    kind: 'number',
    label: 'Hält ab Lieferung mindestens',
    unit: 'Tage',
    hint: 'Bis 14 Tage gilt die Ware als schnell verderblich.',
  },
  batchBy: {
    kind: 'one_of',
    label: 'Woran erkennt man die Charge?',
    choices: { date: 'am Datum', lot_number: 'an einer Losnummer' },
  },
  nutritionExemption: {
    kind: 'one_of',
    label: 'Oder: keine Nährwerte, weil',
    choices: {
      unprocessed_single_ingredient: 'unverarbeitet, nur eine Zutat',
      herbs_spices: 'Kräuter oder Gewürze',
      salt: 'Salz',
      tea_coffee: 'Tee oder Kaffee',
      vinegar: 'Gärungsessig',
      alcohol_over_1_2: 'Getränk über 1,2 % Alkohol',
      tiny_pack: 'Packung kleiner als 25 cm²',
      small_direct_supply: 'kleine Menge direkt abgegeben',
    },
  },
  nutritionNote: {
    kind: 'line',
    label: 'Dazu eine Erklärung',
    hint: 'Nötig bei kleinen Mengen. Beim Versand gilt diese Ausnahme selten.',
  },
  additiveFlags: {
    kind: 'some_of',
    label: 'Hinweise auf Zusatzstoffe',
    choices: {
      colour: 'mit Farbstoff',
      preserved: 'mit Konservierungsstoff',
      nitrite: 'mit Nitritpökelsalz',
      antioxidant: 'mit Antioxidationsmittel',
      flavour_enhancer: 'mit Geschmacksverstärker',
      sulphured: 'geschwefelt',
      blackened: 'geschwärzt',
      waxed: 'gewachst',
      phosphate: 'mit Phosphat',
      sweetener: 'mit Süßungsmittel',
      phenylalanine: 'enthält eine Phenylalaninquelle',
      laxative: 'kann abführend wirken',
    },
  },
  additivesConfirmed: { kind: 'tick', label: 'Lose Ware: Ich habe die Zusatzstoffe geprüft.' },
  honeyOrigins: {
    kind: 'countries',
    label: 'Länder des Honigs',
    hint: 'Mit Anteil, zusammen 100. Zum Beispiel: DE 60, PL 40.',
  },
  origin: {
    kind: 'line',
    label: 'Woher kommt es?',
    hint: 'Zum Beispiel: Deutschland, Insel Rügen.',
  },
  primaryIngredientOrigin: {
    kind: 'line',
    label: 'Woher kommt die Hauptzutat?',
    hint: 'Nur wenn sie von anderswo kommt als das Produkt.',
  },
  rearedIn: { kind: 'line', label: 'Aufgezogen in', hint: 'Land' },
  slaughteredIn: { kind: 'line', label: 'Geschlachtet in', hint: 'Land' },
  huntedIn: { kind: 'line', label: 'Bei Wild: erlegt in', hint: 'Land oder Revier' },
  meatReference: { kind: 'line', label: 'Bei Rind: Referenznummer' },
  fishName: { kind: 'line', label: 'Handelsname des Fischs', hint: 'Zum Beispiel: Hering' },
  fishLatinName: {
    kind: 'line',
    label: 'Wissenschaftlicher Name',
    hint: 'Zum Beispiel: Clupea harengus',
  },
  fishMethod: {
    kind: 'one_of',
    label: 'Wie gewonnen?',
    choices: {
      caught_sea: 'im Meer gefangen',
      caught_freshwater: 'im Binnengewässer gefangen',
      farmed: 'gezüchtet',
    },
  },
  fishArea: {
    kind: 'line',
    label: 'Fanggebiet oder Land',
    hint: 'Seefisch mit Nummer: Westliche Ostsee (27.3.d.24)',
  },
  fishGear: { kind: 'line', label: 'Fanggerät', hint: 'Zum Beispiel: Stellnetze' },
  eggCode: { kind: 'line', label: 'Erzeugercode', hint: 'Steht auf dem Ei: 1-DE-1312345' },
  wineVintage: { kind: 'number', label: 'Jahrgang' },
  alcoholKind: {
    kind: 'one_of',
    label: 'Enthält Alkohol',
    choices: { fermented: 'aus Wein oder Bier', spirits: 'aus Branntwein, zum Beispiel Rum' },
  },
  containerSystem: {
    kind: 'one_of',
    label: 'Flasche oder Glas',
    choices: { returnable: 'Mehrweg', one_way: 'Einweg' },
  },
  containerMaterial: {
    kind: 'one_of',
    label: 'Material',
    choices: {
      glass: 'Glas',
      plastic_bottle: 'Kunststoffflasche',
      can: 'Dose',
      carton: 'Karton',
      other: 'anderes',
    },
  },
  containerContent: {
    kind: 'one_of',
    label: 'Was ist darin?',
    choices: {
      juice: 'Saft',
      soft_drink: 'Limonade oder Schorle',
      water: 'Wasser',
      milk_drink: 'Milch',
      beer: 'Bier',
      wine: 'Wein, Most, Cidre',
      sparkling_wine: 'Sekt',
      spirits: 'Schnaps oder Likör',
      mixed_alcoholic_drink: 'Mischgetränk mit Alkohol',
      not_a_drink: 'kein Getränk',
    },
  },
  containerVolumeMl: { kind: 'number', label: 'Inhalt eines Gefäßes', unit: 'ml' },
  containerCount: { kind: 'number', label: 'Gefäße je Packung' },
  foodOperator: {
    kind: 'line',
    label: 'Verantwortliches Unternehmen',
    hint: 'Nur wenn nicht Ihr Betrieb. Name und Anschrift.',
  },
  brandRole: {
    kind: 'one_of',
    label: 'Wessen Name steht darauf?',
    choices: { shop_sign: 'unserer', product_brand: 'der Name der Genossenschaft' },
  },
};
