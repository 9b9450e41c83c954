export const documentTexts = {
  title: 'Belege',
  lead: 'Rechnungen stellen wir in Ihrem Namen aus, sobald Sie übergeben. Die Provision berechnen wir am Monatsersten.',
  empty: 'Noch kein Beleg. Der erste kommt mit Ihrer ersten Übergabe.',
  emptyKind: 'Von dieser Art gibt es noch keinen Beleg.',
  kind: 'Art',
  allKinds: 'Alle Belege',
  show: 'Anzeigen',
  more: 'Ältere Belege',
};
