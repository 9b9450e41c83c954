import { addTrip, listTrips, TRIP_DAYS, type TripRow } from '@markthalle/contracts/office-runs';
import { addDays } from '@markthalle/domain/dates';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Table } from '@markthalle/ui/components/table';
import { Tag, type Tone } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay, formatTime, formatWeekday, marketDayOf } from '@markthalle/ui/format/dates';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { tripTexts as texts } from '../texts/trips.ts';

const HERE = '/touren';
const WEEK_DAYS = 7;
const { columns } = texts;

export const meta = officeTitle(texts.title);

export function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const fromOn = visit.url.searchParams.get('ab');
  const isDay = fromOn !== null && /^\d{4}-\d\d-\d\d$/.test(fromOn);
  return visit.read(listTrips, isDay ? { fromOn } : {});
}

/** The same trip a week later. */
export const action = officeAction(async ({ values, call }) => {
  const on = addDays(one(values, 'on'), WEEK_DAYS);
  const trip = await call(addTrip, { runCode: one(values, 'runCode'), on });
  return done(`${HERE}/${trip.on}/${trip.runCode}`, 'fahrt-eingetragen');
});

/** What is driven in the coming weeks, and the runs behind it. */
export default function TripsPage() {
  const { trips, runs, fromOn, toOn } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title} sub={texts.sub(fromOn, toOn)}>
        <ButtonLink kind="primary" href={`${HERE}/neu`} icon="plus">
          {texts.newTrip}
        </ButtonLink>
      </PageHead>
      <Block title={texts.trips}>
        {trips.length === 0 ? <p>{texts.none}</p> : <TripTable trips={trips} />}
        <p className="button-row">
          <ButtonLink href={`${HERE}?ab=${addDays(fromOn, -TRIP_DAYS)}`}>
            {texts.earlier}
          </ButtonLink>
          <ButtonLink href={`${HERE}?ab=${addDays(toOn, 1)}`}>{texts.later}</ButtonLink>
        </p>
      </Block>
      <Block title={texts.runs}>
        <Table
          caption={texts.runs}
          captionHidden
          rows={runs}
          rowKey={(run) => run.runCode}
          columns={[
            {
              key: 'run',
              title: columns.run,
              cell: (run) => <a href={`${HERE}/linie/${run.runCode}`}>{run.label}</a>,
            },
            {
              key: 'weekdays',
              title: columns.weekdays,
              cell: (run) => run.weekdays.map((day) => formatWeekday(day, 'de')).join(', '),
            },
            {
              key: 'series',
              title: columns.series,
              cell: (run) => texts.series(run.firstOn, run.lastOn),
            },
            {
              key: 'producers',
              title: columns.producers,
              numeric: true,
              cell: (run) => run.producers,
            },
          ]}
        />
        <p className="button-row">
          <ButtonLink href={`${HERE}/linie/neu`}>{texts.newRun}</ButtonLink>
        </p>
        <p className="small muted">{texts.effect}</p>
      </Block>
    </>
  );
}

const TONES: Readonly<Record<TripRow['state'], Tone>> = {
  open: 'good',
  cut_off: 'plain',
  released: 'info',
  called_off: 'warn',
};

function TripTable({ trips }: { readonly trips: readonly TripRow[] }) {
  return (
    <Table
      caption={texts.trips}
      captionHidden
      rows={trips}
      rowKey={(trip) => `${trip.on} ${trip.runCode}`}
      columns={[
        {
          key: 'day',
          title: columns.day,
          cell: (trip) => (
            <a href={`${HERE}/${trip.on}/${trip.runCode}`}>
              {formatDay(trip.on, 'de')}
              <span className="visually-hidden">, {trip.label}</span>
            </a>
          ),
        },
        { key: 'run', title: columns.run, cell: (trip) => trip.label },
        {
          key: 'state',
          title: columns.state,
          cell: (trip) => <Tag tone={TONES[trip.state]}>{texts.states[trip.state]}</Tag>,
        },
        {
          key: 'cutOff',
          title: columns.cutOff,
          cell: ({ cutOffAt }) =>
            `${formatDay(marketDayOf(cutOffAt), 'de')}, ${formatTime(cutOffAt, 'de')}`,
        },
        { key: 'stops', title: columns.stops, cell: (trip) => trip.stops.join(', ') },
        { key: 'orders', title: columns.orders, numeric: true, cell: (trip) => trip.orders },
        {
          key: 'room',
          title: columns.room,
          numeric: true,
          cell: ({ capacity, orders }) =>
            capacity === null ? texts.unlimited : texts.room(capacity, orders),
        },
        {
          key: 'more',
          title: columns.more,
          cell: (trip) => (trip.isExtra ? <CopyForm trip={trip} /> : null),
        },
      ]}
    />
  );
}

/** A trip beside the week is not driven again unless somebody says so. */
function CopyForm({ trip }: { readonly trip: TripRow }) {
  return (
    <form method="post" action={HERE}>
      <input type="hidden" name="runCode" value={trip.runCode} />
      <input type="hidden" name="on" value={trip.on} />
      <Button small label={texts.copyOf(trip.label, trip.on)}>
        {texts.copy}
      </Button>
    </form>
  );
}
