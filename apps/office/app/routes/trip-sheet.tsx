import { readTrip, type TripStop, type TripView } from '@markthalle/contracts/office-trips';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { oneTripTexts, ordersText, sheetTexts as texts } from '../texts/trips.ts';

export const meta = officeTitle<TripView>(
  ({ label, on }) => `${texts.title} ${oneTripTexts.title(label, on)}`,
);

export const loader = (args: LoaderFunctionArgs) =>
  visitOffice(args).read(readTrip, {
    on: args.params.on ?? '',
    runCode: args.params.runCode ?? '',
  });

/** What the driver takes along: stops in order with counts, and telephone numbers where one may call. */
export default function TripSheetPage() {
  const trip = useLoaderData<typeof loader>();
  const mayCall = trip.stops.some(({ phone }) => phone !== null);
  return (
    <main id="inhalt" tabIndex={-1} className="trip-sheet">
      <h1>{oneTripTexts.title(trip.label, trip.on)}</h1>
      <p className="trip-sheet__screen">
        <a href={`/touren/${trip.on}/${trip.runCode}`}>{texts.back}</a>. {texts.hint}
      </p>
      <p>
        {texts.departs(trip.departsHour)}, {ordersText(trip.parts.length)}
      </p>
      {!mayCall && trip.stops.length > 0 && <p>{texts.noPhone}</p>}
      {trip.stops.length === 0 && <p>{oneTripTexts.noStops}</p>}
      <ol>
        {trip.stops.map((stop) => (
          <SheetStop key={stop.key} stop={stop} />
        ))}
      </ol>
      <p className="small">{texts.destroy}</p>
    </main>
  );
}

function SheetStop({ stop }: { readonly stop: TripStop }) {
  return (
    <li>
      <h2>
        {oneTripTexts.kinds[stop.kind]}: {stop.name}
      </h2>
      <p>
        {stop.street}, {stop.postcode} {stop.town}
        {stop.phone !== null && (
          <>
            , <a href={`tel:${stop.phone.replace(/[^+\d]/g, '')}`}>{stop.phone}</a>
          </>
        )}
      </p>
      <ul>
        {stop.parts.map((part) => (
          <li key={part.producerOrderId}>
            <b className="tabular">{part.number}</b>
            {stop.kind !== 'farm' && `, ${part.producerName}`}, {texts.pieces(part.pieces)}
            {part.coldChain === 'chilled' && `, ${texts.chilled}`}
            {part.coldChain === 'frozen' && `, ${texts.frozen}`}
            {part.minAge !== null && stop.kind !== 'farm' && `, ${texts.minAge(part.minAge)}`}
          </li>
        ))}
      </ul>
    </li>
  );
}
