export const versionTexts = {
  link: 'Frühere Fassungen',
  title: (name: string) => `Fassungen: ${name}`,
  version: (number: number) => `Fassung ${number}`,
  inShop: 'steht im Laden',
  first: 'Die erste Fassung.',
  unchanged: 'Nur Angaben, die Kunden nicht sehen.',
  returned: 'Zurück mit Hinweis',
  createdAt: (instant: string) => `gespeichert ${instant}`,
};

export const retireTexts = {
  link: 'Für immer aus dem Laden nehmen',
  title: (name: string) => `${name} auslisten`,
  intro: (name: string) =>
    `${name} verschwindet aus dem Laden und aus Suchmaschinen. Offene Bestellungen bleiben, wie sie sind. Wollen Sie nur eine Pause, dann pausieren Sie das Produkt.`,
  successor: 'Was sollen Kunden stattdessen sehen?',
  successorHint: 'Wer einen alten Link öffnet, kommt dann zu diesem Produkt.',
  none: 'nichts',
  confirm: 'Für immer auslisten',
  back: 'Doch nicht',
};
