import type { Sample } from './operator.ts';

/**
 * The harmonised notice on the legal guarantee (Art. 6(1)(l) CRD, Regulation (EU) 2025/1960): the text says in words
 * all that the picture says.
 */
export const guaranteeNotice: Sample = {
  de: () => ({
    title: 'Gesetzliche Gewährleistung',
    body: `Für alle Waren, die Sie in der EU kaufen, haftet der Verkäufer mindestens 2 Jahre ab Lieferung.

Ist die Ware mangelhaft, haben Sie Anspruch auf:
- kostenlose Reparatur oder Ersatz,
- sonst Preisminderung oder Geld zurück.

Nach dem Recht der Mitgliedstaaten kann die Frist länger sein. Mehr dazu: [Ihr Europa: Garantien und Rückgabe](https://europa.eu/youreurope/citizens/consumers/shopping/guarantees-returns/index_de.htm).`,
  }),
  en: () => ({
    title: 'Legal guarantee',
    body: `For all goods that you buy in the EU the seller is liable for at least 2 years from delivery.

If the goods are defective you have a right to:
- repair or replacement free of charge,
- else a lower price or your money back.

The law of a member state may grant more time. To learn more: [Your Europe: guarantees and returns](https://europa.eu/youreurope/citizens/consumers/shopping/guarantees-returns/index_en.htm).`,
  }),
};
