import type { TripView } from '@markthalle/contracts/office-trips';
import { Button } from '@markthalle/ui/components/button';
import { Select } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay } from '@markthalle/ui/format/dates';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { oneTripTexts as texts } from '../texts/trips.ts';

/** Orders of a trip that was called off: another day for all, or the money for each. */
export function Rebooking({ trip }: { readonly trip: TripView }) {
  const { values, problems } = useFormAnswer();
  const days = trip.otherDays.map((on) => ({ value: on, label: formatDay(on, 'de') }));
  return (
    <Block title={texts.rebookTitle} urgent>
      <p>{texts.rebookText(trip.parts.length)}</p>
      {days.length === 0 ? (
        <p>{texts.noOtherDay}</p>
      ) : (
        <form method="post" className="form-grid">
          <Select
            name="toOn"
            label={texts.toOn}
            value={one(values, 'toOn')}
            choices={days}
            error={problemOf(problems, 'toOn')}
          />
          <Button kind="primary" name="intent" value="rebook">
            {texts.rebook}
          </Button>
        </form>
      )}
      <OrderLinks trip={trip} />
    </Block>
  );
}

function OrderLinks({ trip }: { readonly trip: TripView }) {
  return (
    <ul>
      {trip.parts.map((part) => (
        <li key={part.producerOrderId}>
          <a href={`/bestellungen/${part.orderId}`}>{part.number}</a>{' '}
          {texts.of(part.buyerName, part.producerName)}{' '}
          <a href={`/bestellungen/${part.orderId}/erstatten`}>{texts.refund(part.number)}</a>
        </li>
      ))}
    </ul>
  );
}
