import type { ProducerDataPart } from '../../platform/producer-data/producer-data.ts';

const HEAD = `Ihre Daten

Diese Dateien enthalten, was der Markt über Ihren Betrieb gespeichert hat: Stammdaten, Produkte mit allen
Fassungen, Fotos, Bestände, Bestellungen, Bewertungen und Abrechnungen. Namen und Anschriften Ihrer Kundschaft
sind nicht dabei. Sie gehören den Menschen und stehen, solange Sie sie brauchen, bei der Bestellung im Portal.

CSV-Dateien sind Tabellen: Semikolon, Komma bei Zahlen, UTF-8. Beträge, deren Spalte mit "Cent" endet, sind ganze
Cent. Zeiten sind UTC (ISO 8601). JSON-Dateien sind für Programme.

Ihre Produkte lassen sich im Portal unter "Tabellen" wieder einlesen. Laden Sie dort zuerst die ZIP-Dateien hoch,
die mit "fotos" beginnen, falls es welche gibt, und dann diese hier. Sie sehen vorher, was geschieht.
`;

/** The description that lies beside the files (LAW-P2B-6, LAW-GOBD-4): what is in which column. */
export function exportDescription(parts: readonly ProducerDataPart[], madeAt: Date): string {
  const chapters = parts.map((part) => {
    if (part.kind === 'files') return `${part.name}\n  ${part.says}\n`;
    const columns = Object.entries(part.columns).map(([name, says]) => `    ${name}: ${says}\n`);
    return `${part.name}.csv\n  ${part.says}\n${columns.join('')}`;
  });
  return `${HEAD}\nAusgegeben: ${madeAt.toISOString()}\n\n${chapters.join('\n')}`.replaceAll(
    '\n',
    '\r\n',
  );
}
