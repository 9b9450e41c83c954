import type { BuyerRefund } from '@markthalle/contracts/order-refunds';
import { Notice } from '@markthalle/ui/components/notice';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

interface OrderRefundsProps {
  readonly language: Language;
  readonly refunds: readonly BuyerRefund[];
}

/** What goes back, why, and how far it is, in plain words. */
export function OrderRefunds({ language, refunds }: OrderRefundsProps) {
  const texts = shopTexts(language).order.refunds;
  if (refunds.length === 0) return null;
  return (
    <Notice title={texts.title}>
      <ul>
        {refunds.map((refund) => (
          <li key={`${refund.since}:${refund.amountCents}`}>
            <b className="tabular">{formatMoney(refund.amountCents, language)}</b>{' '}
            {texts.causes[refund.cause]}
            {refund.producerNames.length > 0 && ` (${refund.producerNames.join(', ')})`}
            <br />
            {texts.states[refund.state](formatInstant(refund.since, language))}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
