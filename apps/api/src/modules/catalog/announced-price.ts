import type { AnnouncedPrice } from '@markthalle/contracts/price';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import {
  type GeneralVoucher,
  type PriceEntry,
  priceReduction,
  voucherPrice,
} from '@markthalle/domain/priceReduction';

/** A percent code for everybody of a producer, also one that has ended: it was a price once. */
export interface PublishedVoucher extends GeneralVoucher {
  readonly code: string;
  readonly minGoodsCents: number;
}

/** How far back prices are read: a month of announcement, a month of reference, and a rest. */
export const HISTORY_DAYS = 90;

/** What stands beside a price because it is lower than before; null: nothing does. */
export function announcedPrice(
  history: readonly PriceEntry[],
  vouchers: readonly PublishedVoucher[],
  now: Date,
): AnnouncedPrice | null {
  const at = now.toISOString();
  const decision = priceReduction(history, at, vouchers);
  const reduction = decision.kind === 'none' ? null : decision;
  const voucher = bestVoucher(history, vouchers, at);
  return reduction === null && voucher === null ? null : { reduction, voucher };
}

/** Of several codes that run at once the one that gives most. */
function bestVoucher(
  history: readonly PriceEntry[],
  vouchers: readonly PublishedVoucher[],
  at: string,
): AnnouncedPrice['voucher'] {
  const running = vouchers.flatMap((voucher) => {
    const others = vouchers.filter((other) => other.code !== voucher.code);
    const price = voucherPrice(history, at, voucher, others);
    return price === null ? [] : [{ voucher, price }];
  });
  const [best] = running.sort((a, b) => a.price.priceCents - b.price.priceCents);
  if (best === undefined) return null;
  const { code, minGoodsCents, untilAt } = best.voucher;
  const endsOn = berlinDateOf(new Date(untilAt).toISOString());
  return { code, ...best.price, minGoodsCents, untilOn: addDays(endsOn, -1) };
}
