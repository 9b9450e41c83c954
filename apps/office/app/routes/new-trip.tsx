import { addTrip, listTrips } from '@markthalle/contracts/office-runs';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { refusedAt } from '../features/run-plan-values.ts';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { tripTexts as texts } from '../texts/trips.ts';

export const meta = officeTitle(texts.newTripTitle);

export const loader = async (args: LoaderFunctionArgs) => {
  const { runs } = await visitOffice(args).read(listTrips, {});
  return { runs };
};

export const action = officeAction(async ({ values, call }) => {
  const on = one(values, 'on');
  if (on === '') throw refusedAt('on', texts.noDay);
  const trip = await call(addTrip, { runCode: one(values, 'runCode'), on });
  return done(`/touren/${trip.on}/${trip.runCode}`, 'fahrt-eingetragen');
});

/** One trip of a run beside its week. */
export default function NewTripPage() {
  const { runs } = useLoaderData<typeof loader>();
  const { values, problems } = useFormAnswer();
  return (
    <>
      <PageHead title={texts.newTripTitle} sub={texts.newTripSub} />
      <Block>
        <form method="post" className="form-grid">
          <Select
            name="runCode"
            label={texts.run}
            value={one(values, 'runCode')}
            choices={runs.map(({ runCode, label }) => ({ value: runCode, label }))}
          />
          <Field
            name="on"
            type="date"
            label={texts.on}
            required
            value={one(values, 'on')}
            error={problemOf(problems, 'on')}
          />
          <Button kind="primary">{texts.add}</Button>
        </form>
      </Block>
      <p>
        <a href="/touren">{texts.back}</a>
      </p>
    </>
  );
}
