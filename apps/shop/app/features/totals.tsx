import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

type Sums = {
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  readonly totalCents: number;
  /** What the coupon took off; `goodsCents` is less this. */
  readonly discountCents?: number;
  readonly coupon?: { readonly code: string } | null;
};

/** Goods, deposit and delivery apart, and the total that stands out (§ 3 III PAngV). */
export function Totals({ language, sums }: { readonly language: Language; readonly sums: Sums }) {
  const texts = shopTexts(language).cart;
  const { discountCents = 0 } = sums;
  const rows = [
    { label: texts.goods, cents: sums.goodsCents + discountCents },
    ...(discountCents > 0
      ? [{ label: shopTexts(language).coupon.row(sums.coupon?.code ?? ''), cents: -discountCents }]
      : []),
    ...(sums.depositCents > 0 ? [{ label: texts.deposit, cents: sums.depositCents }] : []),
    { label: texts.delivery, cents: sums.deliveryCents },
  ];
  return (
    <table className="totals tabular">
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            <td>{formatMoney(row.cents, language)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="totals__sum">
          <th scope="row">{texts.total}</th>
          <td>{formatMoney(sums.totalCents, language)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
