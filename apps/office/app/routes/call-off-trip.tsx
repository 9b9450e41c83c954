import { callOffTrip, readTrip, type TripView } from '@markthalle/contracts/office-trips';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CheckedField } from '../features/checked-field.tsx';
import { PageHead } from '../features/page-head.tsx';
import { refusedAt } from '../features/run-plan-values.ts';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { oneTripTexts, callOffTexts as texts } from '../texts/trips.ts';

const MAX_REASON_CHARS = 200;

export const meta = officeTitle<TripView>(({ label, on }) => texts.title(label, on));

const tripOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>) => ({
  on: params.on ?? '',
  runCode: params.runCode ?? '',
});

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(readTrip, tripOf(args));

export const action = officeAction(async ({ values, params, call }) => {
  const trip = tripOf({ params });
  const acceptsOrders = one(values, 'accepts') !== '';
  if (one(values, 'touched') !== '0' && !acceptsOrders) {
    throw refusedAt('accepts', texts.acceptMissing);
  }
  await call(callOffTrip, {
    ...trip,
    movedToOn: one(values, 'movedToOn') || null,
    reasonDe: one(values, 'reasonDe'),
    reasonEn: one(values, 'reasonEn'),
    acceptsOrders,
  });
  return done(`/touren/${trip.on}/${trip.runCode}`, 'fahrt-abgesagt');
});

/** Who is touched and what happens, before a trip is moved or called off. */
export default function CallOffTripPage() {
  const trip = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={texts.title(trip.label, trip.on)}
        sub={<a href={`/touren/${trip.on}/${trip.runCode}`}>{texts.back}</a>}
      />
      <Block title={texts.who}>
        <p>{trip.parts.length === 0 ? texts.nobody : texts.touched(trip.parts.length)}</p>
        <ul>
          {trip.parts.map((part) => (
            <li key={part.producerOrderId}>
              <a href={`/bestellungen/${part.orderId}`}>{part.number}</a>{' '}
              {oneTripTexts.of(part.buyerName, part.producerName)}
            </li>
          ))}
        </ul>
      </Block>
      <Block title={texts.what}>
        <p>{texts.moved}</p>
        <p>{texts.off}</p>
        <CallOffForm touched={trip.parts.length} />
      </Block>
    </>
  );
}

function CallOffForm({ touched }: { readonly touched: number }) {
  const { values, problems } = useFormAnswer();
  const field = (name: string) => ({
    name,
    value: one(values, name),
    error: problemOf(problems, name),
  });
  return (
    <form method="post">
      <input type="hidden" name="touched" value={touched} />
      <div className="form-grid">
        <Field {...field('movedToOn')} type="date" label={texts.toOn} hint={texts.toOnHint} />
        <Field
          {...field('reasonDe')}
          label={texts.reasonDe}
          required
          maxLength={MAX_REASON_CHARS}
        />
        <Field
          {...field('reasonEn')}
          label={texts.reasonEn}
          lang="en"
          required
          maxLength={MAX_REASON_CHARS}
        />
      </div>
      {touched > 0 && (
        <CheckedField
          name="accepts"
          label={texts.accept}
          checked={one(values, 'accepts') !== ''}
          error={problemOf(problems, 'accepts')}
        />
      )}
      <div className="button-row">
        <Button kind="danger">{texts.confirm}</Button>
      </div>
    </form>
  );
}
