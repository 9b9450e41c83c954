import {
  moveTripStop,
  readTrip,
  rebookTrip,
  releaseTrip,
  type TripView,
} from '@markthalle/contracts/office-trips';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Notice } from '@markthalle/ui/components/notice';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChangeHistory } from '../features/change-history.tsx';
import { PageHead } from '../features/page-head.tsx';
import { Rebooking } from '../features/rebooking.tsx';
import { TripProducers } from '../features/trip-producers.tsx';
import { TripStops } from '../features/trip-stops.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { ordersText, oneTripTexts as texts, tripTexts } from '../texts/trips.ts';

export const meta = officeTitle<TripView>(({ label, on }) => texts.title(label, on));

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(readTrip, tripOf(args));

const tripOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>) => ({
  on: params.on ?? '',
  runCode: params.runCode ?? '',
});

export const action = officeAction(async ({ values, params, call }) => {
  const trip = tripOf({ params });
  const here = `/touren/${trip.on}/${trip.runCode}`;
  switch (one(values, 'intent')) {
    case 'up':
    case 'down': {
      const direction = one(values, 'intent') === 'up' ? 'up' : 'down';
      const stopKey = one(values, 'stopKey');
      await call(moveTripStop, { ...trip, stopKey, direction });
      return done(`${here}#${stopKey}`);
    }
    case 'rebook': {
      const toOn = one(values, 'toOn');
      await call(rebookTrip, { ...trip, toOn });
      return done(`/touren/${toOn}/${trip.runCode}`, 'fahrt-umgebucht');
    }
    case 'reopen':
      await call(releaseTrip, { ...trip, released: false });
      return done(here, 'fahrt-zurueck');
    default:
      await call(releaseTrip, { ...trip, released: true });
      return done(here, 'fahrt-frei');
  }
});

/** One trip: stops on the left, crates per producer on the right, and letting it go. */
export default function TripPage() {
  const trip = useLoaderData<typeof loader>();
  const here = `/touren/${trip.on}/${trip.runCode}`;
  const isOff = trip.state === 'called_off';
  return (
    <>
      <PageHead
        title={texts.title(trip.label, trip.on)}
        sub={<a href="/touren">{tripTexts.back}</a>}
      >
        {!isOff && trip.state !== 'released' && <ReleaseForm />}
        <ButtonLink href={`${here}/fahrblatt`} icon="printer">
          {texts.sheet}
        </ButtonLink>
        {!isOff && <ButtonLink href={`${here}/absagen`}>{texts.callOff}</ButtonLink>}
      </PageHead>
      {trip.temperatures.frozen > 0 && !trip.chilled && (
        <Notice tone="warn">{texts.frozenUncooled}</Notice>
      )}
      {isOff && trip.parts.length > 0 && <Rebooking trip={trip} />}
      <Block title={texts.facts}>
        <TripFacts trip={trip} />
        {trip.state === 'released' && <ReopenForm trip={trip} />}
      </Block>
      <div className="side-by-side">
        <Block title={texts.stops}>
          {trip.stops.length === 0 ? <p>{texts.noStops}</p> : <TripStops trip={trip} />}
        </Block>
        <Block title={texts.producers}>
          <TripProducers trip={trip} />
        </Block>
      </div>
      <ChangeHistory changes={trip.changes} />
    </>
  );
}

function TripFacts({ trip }: { readonly trip: TripView }) {
  const { none, chilled, frozen } = trip.temperatures;
  const { columns } = tripTexts;
  const orders = trip.parts.length;
  return (
    <KeyFacts
      facts={[
        { term: columns.state, fact: <Tag>{tripTexts.states[trip.state]}</Tag> },
        { term: texts.cutOff, fact: formatInstant(trip.cutOffAt, 'de') },
        { term: columns.departs, fact: tripTexts.hour(trip.departsHour) },
        { term: columns.orders, fact: ordersText(orders) },
        {
          term: columns.room,
          fact:
            trip.capacity === null ? tripTexts.unlimited : tripTexts.room(trip.capacity, orders),
        },
        { term: texts.temperatures, fact: texts.temperature(none, chilled, frozen) },
        { term: texts.route, fact: trip.places.join(', ') },
      ]}
    />
  );
}

function ReleaseForm() {
  return (
    <form method="post">
      <Button kind="primary" name="intent" value="release">
        {texts.release}
      </Button>
    </form>
  );
}

function ReopenForm({ trip }: { readonly trip: TripView }) {
  const at = trip.releasedAt === null ? '' : formatInstant(trip.releasedAt, 'de');
  return (
    <form method="post">
      <p>{texts.released(trip.releasedByName ?? '', at)}</p>
      <Button name="intent" value="reopen">
        {texts.takeBack}
      </Button>
    </form>
  );
}
