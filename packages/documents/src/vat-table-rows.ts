import type { InvoiceTaxNote, VatTable } from '@markthalle/domain/invoice';
import type { PaperTable } from './paper.ts';
import { money, percent } from './paper-format.ts';

/** Whether papers with this note state VAT at all (§ 14(4) no. 8, § 14c UStG). */
export const showsVatTable = (note: InvoiceTaxNote): boolean =>
  note === 'none' || note === 'flat_rate_farmer';

interface Words {
  readonly texts: {
    readonly vat: string;
    readonly net: string;
    readonly ofWhichVat: string;
    readonly gross: string;
    readonly total: string;
  };
  readonly language: 'de' | 'en';
  /** -1 for what is taken off. */
  readonly sign: 1 | -1;
}

type Amounts = Pick<VatTable, 'netCents' | 'vatCents' | 'grossCents'>;

/** Net, VAT and gross per rate and in sum (§ 14(4) nos. 7 and 8 UStG). */
export function vatTableRows(table: VatTable, { texts, language, sign }: Words): PaperTable {
  const row = (title: string, of: Amounts) => [
    title,
    ...[of.netCents, of.vatCents, of.grossCents].map((cents) => money(sign * cents, language)),
  ];
  const right = (title: string) => ({ title, weight: 2, align: 'right' }) as const;
  return {
    caption: '',
    columns: [
      { title: texts.vat, weight: 6, align: 'left' },
      right(texts.net),
      right(texts.ofWhichVat),
      right(texts.gross),
    ],
    rows: table.lines.map((line) => row(percent(line.rateBps, language), line)),
    sums: [row(texts.total, table)],
  };
}
