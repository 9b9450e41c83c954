import type { FactField } from '@markthalle/domain/productFacts';
import type { FactQuestion } from './fact-question.ts';
import { FOOD_QUESTIONS } from './food-facts.ts';
import { GOODS_QUESTIONS } from './goods-facts.ts';

/** How each fact is asked. What is missing and why says the law's own gate. */
export const FACT_QUESTIONS: Readonly<Partial<Record<FactField, FactQuestion>>> = {
  ...FOOD_QUESTIONS,
  ...GOODS_QUESTIONS,
};

export const factTexts = {
  title: 'Was das Gesetz wissen will',
  intro: 'Leer lassen, was nicht passt. Beim Einreichen sagen wir, was noch fehlt.',
  chooseGroup: 'Diese Fragen hängen von der Warengruppe ab.',
  takeGroup: 'Fragen zur Warengruppe zeigen',
  choose: 'Bitte wählen',
  yes: 'ja',
  no: 'nein',
  unanswered: 'noch nichts gesagt',
  evidence: 'Nachweise ansehen',
  producerGaps: 'Zu Ihrem Betrieb fehlt noch etwas',
  nutrition: 'Nährwerte',
  nutritionPer: 'Angaben je',
  set: {
    hint: 'Nur wenn mehrere verschiedene Lebensmittel in einer Packung sind. Jedes braucht eigene Angaben.',
    article: (position: number) => `Lebensmittel ${position}`,
    name: 'Was ist es?',
    nameHint: 'Zum Beispiel: Feigensenf',
    nameMissing: 'Bitte sagen Sie, was es ist, zum Beispiel Feigensenf.',
    ingredients: 'Zutaten',
    honey: 'Bei Honig: Länder',
    exemption: 'Nährwerte',
    withNutrition: 'stehen unten',
    more: 'Weiteres Lebensmittel',
    count: (count: number) => `${count} Lebensmittel`,
  },
  unreadable: {
    number: 'Bitte geben Sie eine Zahl an.',
    shares: 'Bitte so schreiben: Sanddorn 45, Apfel 20.',
    countries: 'Bitte so schreiben: DE 60, PL 40.',
    nutrition: 'Bitte geben Sie alle Nährwerte als Zahl an, oder keinen.',
  },
  rows: {
    label: 'Bezeichnung und Datum',
    nutrition: 'Nährwerte',
    set: 'Set aus mehreren Lebensmitteln',
    origin: 'Herkunft',
    container: 'Flasche und Pfand',
    cosmetic: 'Kosmetik',
    safety: 'Sicherheit',
    material: 'Material',
    hazards: 'Gefahrstoffe',
    claims: 'Bio, Region, Garantie',
    more: 'Weiteres',
  },
  nutrients: {
    energyKj: 'Brennwert in kJ',
    energyKcal: 'Brennwert in kcal',
    fat: 'Fett in g',
    saturates: 'davon gesättigte Fettsäuren',
    carbohydrate: 'Kohlenhydrate in g',
    sugars: 'davon Zucker',
    fibre: 'Ballaststoffe (freiwillig)',
    protein: 'Eiweiß in g',
    salt: 'Salz in g',
  },
} as const;
