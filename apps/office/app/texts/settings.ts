export const settingsTexts = {
  title: 'Einstellungen',
  appearance: 'Darstellung',
  keys: 'Tastenkürzel',
  keysText: 'Sie gelten in Listen, nie in Eingabefeldern.',
  keyList: [
    { keys: ['J'], does: 'nächster Eintrag' },
    { keys: ['K'], does: 'voriger Eintrag' },
    { keys: ['Enter'], does: 'Eintrag öffnen' },
    { keys: ['?'], does: 'diese Seite' },
  ],
  keysLegend: 'Tastenkürzel verwenden',
  on: 'An',
  off: 'Aus',
  save: 'Übernehmen',
};
