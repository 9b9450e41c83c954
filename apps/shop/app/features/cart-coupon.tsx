import { type CartView, MAX_TYPED_COUPON_CHARS } from '@markthalle/contracts/cart';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

export type CouponProblem = { readonly typed: string; readonly message: string };

/** A code is typed in its own fold; what is refused keeps its text and says why beside the field. */
export function CartCoupon(props: {
  readonly language: Language;
  readonly coupon: CartView['coupon'];
  readonly problem: CouponProblem | null;
}) {
  const { language, coupon, problem } = props;
  const texts = shopTexts(language).coupon;
  if (coupon !== null && problem === null) return <Redeemed language={language} coupon={coupon} />;
  return (
    <details className="cart__coupon" id="gutschein" open={problem !== null}>
      <summary>{texts.open}</summary>
      <form method="post" data-live="">
        <input type="hidden" name="intent" value="coupon" />
        <Field
          name="code"
          label={texts.label}
          value={problem?.typed ?? ''}
          error={problem?.message}
          autoComplete="off"
          maxLength={MAX_TYPED_COUPON_CHARS}
        />
        <Button>{texts.redeem}</Button>
      </form>
    </details>
  );
}

/** The code that counts, or why it takes nothing off now; it stays until it is taken out. */
function Redeemed(props: {
  readonly language: Language;
  readonly coupon: NonNullable<CartView['coupon']>;
}) {
  const { language, coupon } = props;
  const texts = shopTexts(language).coupon;
  const { refusedBecause, minGoodsCents } = coupon;
  return (
    <form method="post" data-live="" className="cart__coupon" id="gutschein">
      <input type="hidden" name="intent" value="no-coupon" />
      <p>
        {coupon.producerName === null
          ? texts.row(coupon.code)
          : texts.applied(coupon.code, coupon.producerName)}
        {minGoodsCents > 0 && `. ${texts.minimum(formatMoney(minGoodsCents, language))}`}
      </p>
      {refusedBecause !== null && (
        <p className="cart-line__change">{texts.refusals[refusedBecause]}</p>
      )}
      <button type="submit" className="link-button">
        {texts.remove}
      </button>
    </form>
  );
}
