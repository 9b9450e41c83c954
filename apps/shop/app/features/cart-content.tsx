import type { CartView } from '@markthalle/contracts/cart';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { TripGroup } from '@markthalle/ui/components/delivery';
import { Field } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import { formatDay } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { type CartBox, cartBoxes, chosenWayOf } from './cart-boxes.ts';
import { CartCoupon, type CouponProblem } from './cart-coupon.tsx';
import { CartGroupSection } from './cart-group.tsx';
import { savingWords } from './cart-saving.ts';
import { MAX_TYPED_POSTCODE } from './postcode-check.ts';
import { Totals } from './totals.tsx';

type CartProps = {
  readonly language: Language;
  readonly cart: CartView;
  /** What was typed as a postcode and is none. */
  readonly wrongPostcode: WrongPostcode | null;
  readonly couponProblem: CouponProblem | null;
};

type WrongPostcode = { readonly typed: string; readonly problem: string | null };

/** The basket by trip and producer, with the final total. */
export function CartContent({ language, cart, wrongPostcode, couponProblem }: CartProps) {
  const texts = shopTexts(language).cart;
  const blocked = cart.blockers.length > 0;
  return (
    <div className="cart" data-live-region="cart">
      <div className="cart__boxes">
        <CartMessages language={language} cart={cart} />
        {cartBoxes(cart).map((box) => (
          <Box key={box.key} language={language} box={box} cart={cart} />
        ))}
      </div>
      <aside className="cart__sums box">
        <PostcodeForm language={language} postcode={cart.postcode} wrong={wrongPostcode} />
        <SavingForm language={language} cart={cart} />
        <CartCoupon language={language} coupon={cart.coupon} problem={couponProblem} />
        <Totals language={language} sums={cart} />
        <p className="small muted">{texts.taxNote}</p>
        {!blocked && (
          <ButtonLink kind="primary" wide href={pathTo('checkout', language)}>
            {texts.toCheckout}
          </ButtonLink>
        )}
      </aside>
    </div>
  );
}

function Box(props: {
  readonly language: Language;
  readonly box: CartBox;
  readonly cart: CartView;
}) {
  const { language, box, cart } = props;
  const texts = shopTexts(language).cart;
  const first = box.groups[0];
  const way = first ? chosenWayOf(first) : null;
  const { shared } = box;
  return (
    <TripGroup
      title={
        shared && way?.promise
          ? uiTexts(language).delivery.together(formatDay(way.promise.earliestOn, language))
          : texts.own(first?.producerName ?? '')
      }
      icon={shared ? 'truck' : undefined}
      line={[way?.label, ...boxLine(box, way, language)].filter(Boolean).join(' · ')}
      feeCents={way === null ? null : box.deliveryCents}
      alone={!shared}
    >
      {box.groups.map((group) => (
        <CartGroupSection
          key={group.producerId}
          language={language}
          group={group}
          headed={shared}
          blockers={cart.blockers
            .filter((blocker) => blocker.producerId === group.producerId)
            .map((blocker) => texts.blockers[blocker.code])}
        />
      ))}
    </TripGroup>
  );
}

/** Where a run leaves the goods and for whom, or where the producer is at home. */
function boxLine(box: CartBox, way: ReturnType<typeof chosenWayOf>, language: Language): string[] {
  if (!box.shared) return [box.groups[0]?.town ?? ''];
  const { point } = way ?? {};
  const place = point ? [`${point.street}, ${point.postcode} ${point.town}`, point.opening] : [];
  return [...place, shopTexts(language).cart.together(box.groups.length)];
}

/** What concerns the whole basket: changes to accept, a postcode to give. */
function CartMessages({ language, cart }: { language: Language; cart: CartView }) {
  const texts = shopTexts(language).cart;
  const general = cart.blockers.filter((blocker) => blocker.producerId === null);
  const changed =
    cart.goneCount > 0 ||
    cart.groups.some((group) => group.lines.some((line) => line.changes.length > 0));
  return (
    <>
      {changed && (
        <Notice tone="warn" title={texts.changedTitle} live>
          {cart.goneCount > 0 && <p>{texts.gone(cart.goneCount)}</p>}
          <p>{texts.blockers.line_changed}</p>
          <form method="post" data-live="">
            <input type="hidden" name="intent" value="accept" />
            <Button small>{texts.accept}</Button>
          </form>
        </Notice>
      )}
      {general
        .filter((blocker) => blocker.code !== 'line_changed')
        .map((blocker) => (
          <Notice key={blocker.code} tone="warn" title={texts.blockers[blocker.code]} />
        ))}
    </>
  );
}

function PostcodeForm(props: {
  readonly language: Language;
  readonly postcode: string | null;
  readonly wrong: WrongPostcode | null;
}) {
  const texts = shopTexts(props.language).postcode;
  return (
    <form method="post" data-live="" className="cart__postcode">
      <input type="hidden" name="intent" value="postcode" />
      <Field
        name="postcode"
        label={texts.label}
        value={props.wrong?.typed.trim() ?? props.postcode ?? ''}
        error={props.wrong?.problem ?? undefined}
        inputMode="numeric"
        autoComplete="postal-code"
        maxLength={MAX_TYPED_POSTCODE}
      />
      <Button>{shopTexts(props.language).cart.update}</Button>
    </form>
  );
}

/** The cheapest split in one sentence, applied with one tap. */
function SavingForm({ language, cart }: Pick<CartProps, 'language' | 'cart'>) {
  const { saving } = cart;
  if (saving === null) return null;
  return (
    <form method="post" data-live="" className="cart__saving">
      <input type="hidden" name="intent" value="ways" />
      {saving.ways.map(({ producerId, way }) => (
        <input key={producerId} type="hidden" name={`way:${producerId}`} value={way} />
      ))}
      <p>{savingWords(cart, saving, language)}</p>
      <Button small>{shopTexts(language).cart.applySaving}</Button>
    </form>
  );
}
