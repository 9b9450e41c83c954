import type { TypedValues } from '@markthalle/workplace/typed-values';

type Example = {
  readonly key: string;
  readonly label: string;
  readonly group: string;
  readonly values: TypedValues;
};

/** For a farm without products: three listings that are good enough to copy. Allergens and stock stay open. */
export const EXAMPLES: readonly Example[] = [
  {
    key: 'honig',
    label: 'Honig im Glas',
    group: 'lebensmittel/honig',
    values: {
      nameDe: ['Blütenhonig'],
      quantityValue: ['500'],
      quantityUnit: ['g'],
      grossCents: ['7,90'],
      shortDe: ['Mild und cremig, aus eigener Imkerei.'],
      storageDe: ['Kühl und dunkel lagern.'],
    },
  },
  {
    key: 'apfelsaft',
    label: 'Apfelsaft mit Pfand',
    group: 'getraenke/saft',
    values: {
      nameDe: ['Apfelsaft naturtrüb'],
      quantityValue: ['1'],
      quantityUnit: ['l'],
      grossCents: ['2,90'],
      containerDepositCents: ['0,15'],
      ingredientsDe: ['Apfelsaft'],
      shortDe: ['Von alten Streuobstsorten, frisch gepresst.'],
      storageDe: ['Nach dem Öffnen gekühlt lagern.'],
    },
  },
  {
    key: 'kerze',
    label: 'Kerze aus Bienenwachs',
    group: 'handwerk/kerzen',
    values: {
      nameDe: ['Kerze aus Bienenwachs'],
      quantityValue: ['1'],
      quantityUnit: ['piece'],
      grossCents: ['9,50'],
      shortDe: ['Von Hand gegossen, brennt etwa zwölf Stunden.'],
    },
  },
];

export const exampleNamed = (key: string | null): Example | undefined =>
  EXAMPLES.find((example) => example.key === key);

export const exampleTexts = {
  title: 'Mit einem Beispiel beginnen',
  hint: 'Sie ändern danach, was bei Ihnen anders ist. Allergene und Bestand tragen Sie selbst ein.',
};
