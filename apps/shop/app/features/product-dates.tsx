import type { ProductDetail } from '@markthalle/contracts/catalog';
import { Button } from '@markthalle/ui/components/button';
import { QuantityStepper } from '@markthalle/ui/components/quantity-stepper';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { momentOf, seatsOf, whenOf } from './date-words.ts';

/** A table holds few people more; whole classes call. */
const MAX_SEATS_PER_PRESS = 20;
const SHOWN_AT_FIRST = 8;

type Variant = ProductDetail['variants'][number];
type DatedVariant = Variant & { readonly occasion: NonNullable<Variant['occasion']> };

const datesOf = ({ variants }: ProductDetail): DatedVariant[] =>
  variants.flatMap((variant) =>
    variant.occasion === null ? [] : [{ ...variant, occasion: variant.occasion }],
  );

/** Whether a product is booked by date, also when none is open. */
export const isBookedByDate = ({ withdrawal }: ProductDetail): boolean =>
  withdrawal.reason === 'leisure_on_date';

type Props = {
  readonly language: Language;
  readonly product: ProductDetail;
  readonly quantity: number;
  readonly chosenVariant: string | null;
  readonly returnTo: string;
};

/** Dates with their free seats as radios, how many seats, and the one yellow button. */
export function ProductDates(props: Props) {
  const { language, product } = props;
  const texts = shopTexts(language).booking;
  const dates = datesOf(product);
  const open = dates.filter(({ stock }) => stock.state !== 'sold_out');
  const chosen = open.find(({ variantId }) => variantId === props.chosenVariant) ?? open[0];
  const isLate = chosen !== undefined && dates.indexOf(chosen) >= SHOWN_AT_FIRST;
  const rest = dates.slice(SHOWN_AT_FIRST);
  const places = new Set(dates.map(({ occasion }) => occasion.meetingPlace));
  const row = (date: DatedVariant) => (
    <SlotRow
      key={date.variantId}
      language={language}
      date={date}
      chosen={chosen?.variantId}
      place={places.size > 1 ? date.occasion.meetingPlace : null}
    />
  );
  return (
    <form
      method="post"
      action={pathTo('addToCart', language)}
      data-add-to-cart=""
      id="buy"
      className="buy-form"
    >
      <input type="hidden" name="returnTo" value={props.returnTo} />
      <fieldset className="slots">
        <legend className="field__label">{texts.chooseDate}</legend>
        {dates.slice(0, SHOWN_AT_FIRST).map(row)}
        {rest.length > 0 && (
          <details open={isLate}>
            <summary>{texts.moreDates(rest.length)}</summary>
            {rest.map(row)}
          </details>
        )}
      </fieldset>
      {product.minAge !== null && (
        <p className="small">{shopTexts(language).product.minAge(product.minAge)}</p>
      )}
      {places.size === 1 && (
        <p className="small">
          {texts.meet}: {[...places][0]}
        </p>
      )}
      <p className="small">{texts.noRight}</p>
      <div className="buy">
        <QuantityStepper name="quantity" value={props.quantity} max={MAX_SEATS_PER_PRESS} />
        <Button kind="primary" icon="calendar-check" wide>
          {texts.book}
        </Button>
      </div>
      <div className="buy-bar">
        <span className="buy-bar__price">
          <b className="tabular">{formatMoney(product.price.grossCents, language)}</b>
          <span className="small muted">{texts.perPerson}</span>
        </span>
        <Button kind="primary" icon="calendar-check">
          {texts.book}
        </Button>
      </div>
    </form>
  );
}

function SlotRow(props: {
  readonly language: Language;
  readonly date: DatedVariant;
  readonly chosen: string | undefined;
  /** Set where the dates do not share one. */
  readonly place: string | null;
}) {
  const { language, date, chosen, place } = props;
  const { occasion, stock, variantId } = date;
  const full = stock.state === 'sold_out';
  const words = [
    ...(place === null ? [] : [place]),
    ...(full ? [] : [shopTexts(language).booking.until(momentOf(occasion.sellsUntil, language))]),
  ];
  return (
    <label className={full ? 'slot slot--full' : 'slot'}>
      <input
        type="radio"
        name="variantId"
        value={variantId}
        defaultChecked={variantId === chosen}
        disabled={full}
        required
      />
      <span>
        <b>{whenOf(occasion, language)}</b>
        <span className="small muted slot__more">{words.join(' · ')}</span>
      </span>
      <span className="slot__seats small">{seatsOf(stock, language)}</span>
    </label>
  );
}
