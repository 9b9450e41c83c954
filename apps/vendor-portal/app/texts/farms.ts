export const farmsTexts = {
  title: 'Betrieb wählen',
  lead: 'Sie arbeiten für mehrere Betriebe. Für welchen möchten Sie jetzt arbeiten?',
  workFor: (farm: string) => `Für ${farm} arbeiten`,
  here: (farm: string) => `Betrieb: ${farm}`,
  change: 'wechseln',
  /** In place of the page's forms once another tab works for another farm. */
  left: (farm: string) =>
    `Sie arbeiten inzwischen für einen anderen Betrieb. Diese Seite gehört zu ${farm}. Bitte wechseln Sie zurück, bevor Sie hier etwas absenden.`,
};
