import type { GuestDate } from '@markthalle/contracts/experiences';
import { Button } from '@markthalle/ui/components/button';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';
import { whenOf } from './date-words.ts';
import type { DatedLine } from './order-dates.tsx';

/** Two equal ways after a cancellation: another date, or the money. */
export function DateChoice(props: {
  readonly language: Language;
  readonly date: GuestDate;
  readonly line: DatedLine;
  readonly chosen: string | undefined;
}) {
  const { language, date, line, chosen } = props;
  const texts = shopTexts(language).booking;
  return (
    <section className="box">
      <h2>
        {line.occasion.title}, {whenOf(line.occasion, language)}
      </h2>
      {date.canceledBecause && <p>{texts.order.because(date.canceledBecause)}</p>}
      {date.decideUntil && <p>{texts.order.until(formatInstant(date.decideUntil, language))}</p>}
      {date.alternatives.length === 0 ? (
        <p>{texts.order.noOther}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="lineId" value={line.lineId} />
          <fieldset className="slots">
            <legend className="field__label">{texts.order.other}</legend>
            {date.alternatives.map((slot) => (
              <label className="slot" key={slot.variantId}>
                <input
                  type="radio"
                  name="variantId"
                  value={slot.variantId}
                  defaultChecked={slot.variantId === chosen}
                />
                <b>{whenOf(slot, language)}</b>
                <span className="slot__seats small">{texts.seatsFree(slot.free)}</span>
              </label>
            ))}
          </fieldset>
          <p>
            <Button kind="primary" name="wish" value="date">
              {texts.order.take}
            </Button>
          </p>
        </form>
      )}
      <form method="post">
        <input type="hidden" name="lineId" value={line.lineId} />
        <p>
          <Button name="wish" value="money">
            {texts.order.money(formatMoney(date.refundCents, language))}
          </Button>
        </p>
        <p className="small muted">{texts.order.moneyText}</p>
      </form>
    </section>
  );
}
