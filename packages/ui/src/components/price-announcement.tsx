import type { AnnouncedPrice } from '@markthalle/contracts/price';
import { formatDay } from '../format/dates.ts';
import { formatMoney } from '../format/money.ts';
import { useUi } from './ui-provider.tsx';

/**
 * Why a price is lower than before: strike price and percent against the lowest price of 30 days
 * (§ 11(1) PAngV), the short date (§ 11(4) no. 2), or a code for everybody with its conditions.
 */
export function PriceAnnouncement({ announced }: { readonly announced: AnnouncedPrice | null }) {
  const { language, texts } = useUi();
  if (announced === null) return null;
  const { reduction, voucher } = announced;
  const money = (cents: number) => formatMoney(cents, language);
  return (
    <>
      {reduction?.kind === 'reference' && (
        <span className="price-cut" data-reference={reduction.referenceCents}>
          <s>
            <span className="visually-hidden">{texts.price.before} </span>
            {money(reduction.referenceCents)}
          </s>{' '}
          <b>{texts.price.percentOff(reduction.percent)}</b>{' '}
          <span className="price-cut__why">
            {texts.price.lowest(money(reduction.referenceCents))}
          </span>
        </span>
      )}
      {reduction?.kind === 'short_date' && (
        <span className="price-cut">
          {texts.price.shortDate(formatDay(reduction.bestBeforeOn, language))}
        </span>
      )}
      {voucher && <VoucherPrice voucher={voucher} />}
    </>
  );
}

function VoucherPrice({ voucher }: { readonly voucher: NonNullable<AnnouncedPrice['voucher']> }) {
  const { language, texts } = useUi();
  const money = (cents: number) => formatMoney(cents, language);
  const terms = [
    texts.price.codeUntil(formatDay(voucher.untilOn, language)),
    ...(voucher.minGoodsCents > 0 ? [texts.price.codeFrom(money(voucher.minGoodsCents))] : []),
  ];
  return (
    <span className="price-cut">
      <b>{texts.price.withCode(voucher.code, money(voucher.priceCents))}</b>{' '}
      {voucher.percent !== null && <b>{texts.price.percentOff(voucher.percent)} </b>}
      <span className="price-cut__why">
        ({terms.join(', ')}). {texts.price.lowest(money(voucher.lowestCents))}
      </span>
    </span>
  );
}
