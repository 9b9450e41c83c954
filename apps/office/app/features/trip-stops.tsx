import type { TripStop, TripView } from '@markthalle/contracts/office-trips';
import { Button } from '@markthalle/ui/components/button';
import { ordersText, oneTripTexts as texts } from '../texts/trips.ts';

/** Stops in driving order, each with buttons that move it; a released trip keeps its order, and one that is called off needs none. */
export function TripStops({ trip }: { readonly trip: TripView }) {
  const isFixed = trip.state === 'released' || trip.state === 'called_off';
  return (
    <ol className="trip-stops">
      {trip.stops.map((stop, index) => (
        <li key={stop.key} id={stop.key}>
          <div>
            <b>{stop.name}</b>
            <p className="small muted">
              {texts.kinds[stop.kind]}, {stop.postcode} {stop.town}, {ordersText(stop.parts.length)}
            </p>
          </div>
          {!isFixed && (
            <MoveForm stop={stop} isFirst={index === 0} isLast={index === trip.stops.length - 1} />
          )}
        </li>
      ))}
    </ol>
  );
}

function MoveForm(props: {
  readonly stop: TripStop;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}) {
  const { stop, isFirst, isLast } = props;
  return (
    <form method="post" className="trip-stops__move">
      <input type="hidden" name="stopKey" value={stop.key} />
      {!isFirst && (
        <Button small name="intent" value="up" label={texts.upOf(stop.name)}>
          {texts.up}
        </Button>
      )}
      {!isLast && (
        <Button small name="intent" value="down" label={texts.downOf(stop.name)}>
          {texts.down}
        </Button>
      )}
    </form>
  );
}
