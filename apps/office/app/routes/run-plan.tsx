import type { OutputOf } from '@markthalle/contracts/endpoint';
import { changeRunPlan, readRunPlan } from '@markthalle/contracts/office-runs';
import { Button } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChangeHistory } from '../features/change-history.tsx';
import { PageHead } from '../features/page-head.tsx';
import { RunPlanFieldset, useRunPlanValues } from '../features/run-plan-form.tsx';
import { runPlanFrom } from '../features/run-plan-values.ts';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { runPlanTexts as texts } from '../texts/run-plan.ts';

export const meta = officeTitle<OutputOf<typeof readRunPlan>>(({ plan }) =>
  texts.title(plan.nameDe),
);

export const loader = (args: LoaderFunctionArgs) =>
  visitOffice(args).read(readRunPlan, { runCode: args.params.runCode ?? '' });

export const action = officeAction(async ({ values, params, call }) => {
  const runCode = params.runCode ?? '';
  const version = Number(one(values, 'version'));
  await call(changeRunPlan, { ...runPlanFrom(values), runCode, version });
  return done(`/touren/linie/${runCode}`, 'tour-gespeichert');
});

/** One run for changing; after somebody else changed it the next press replaces that, in knowledge of it. */
export default function RunPlanPage() {
  const { plan, version, producers, changes } = useLoaderData<typeof loader>();
  const values = useRunPlanValues(plan);
  const { returned } = useFormAnswer();
  return (
    <>
      <PageHead title={texts.title(plan.nameDe)} sub={texts.joined(producers)} />
      <Block>
        <form method="post" key={returned ? 'typed' : version}>
          <input type="hidden" name="version" value={version} />
          <RunPlanFieldset values={values} />
          <div className="button-row">
            <Button kind="primary">{texts.save}</Button>
            <a href="/touren">{texts.back}</a>
          </div>
        </form>
      </Block>
      <ChangeHistory changes={changes} />
    </>
  );
}
