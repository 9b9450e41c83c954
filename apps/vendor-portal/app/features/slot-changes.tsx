import type { PortalSlot } from '@markthalle/contracts/portal-slots';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { money } from '@markthalle/workplace/german-money';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { dateTexts as texts } from '../texts/dates.ts';

/** How many seats a date has. */
export function SeatsForm({ slot }: { readonly slot: PortalSlot }) {
  const { values, problems } = useFormAnswer();
  return (
    <Block title={texts.changeSeats}>
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="intent" value="seats" />
        <Field
          name="seats"
          label={texts.seats}
          hint={texts.changeSeatsHint(slot.booked + slot.held)}
          value={one(values, 'seats') || String(slot.seats)}
          error={problemOf(problems, 'seats')}
          inputMode="numeric"
          required
        />
        <Button>{texts.saveSeats}</Button>
      </form>
    </Block>
  );
}

/** Says who is told and what may go back before the button that does it. */
export function CancelForm(props: { readonly guests: number; readonly refundCents: number }) {
  const { guests, refundCents } = props;
  const { values, problems } = useFormAnswer();
  return (
    <Block title={texts.cancel}>
      <p>{texts.cancelText(guests, money(refundCents))}</p>
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="intent" value="cancel" />
        <input type="hidden" name="expectedGuests" value={guests} />
        <Field
          name="reason"
          label={texts.reason}
          hint={texts.reasonHint}
          value={one(values, 'reason')}
          error={problemOf(problems, 'reason')}
          maxLength={200}
          required
        />
        <Button kind="danger">{texts.cancelNow(guests)}</Button>
      </form>
    </Block>
  );
}
