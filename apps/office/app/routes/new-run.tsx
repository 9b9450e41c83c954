import { planRun } from '@markthalle/contracts/office-runs';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { PageHead } from '../features/page-head.tsx';
import { RunPlanFieldset, useRunPlanValues } from '../features/run-plan-form.tsx';
import { centsOf, runPlanFrom } from '../features/run-plan-values.ts';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { runPlanTexts as texts } from '../texts/run-plan.ts';

export const meta = officeTitle(texts.newTitle);

/** Nothing to read but whether somebody of the office asks; the frame reads that. */
export const loader = (args: LoaderFunctionArgs) => ({ signedIn: visitOffice(args).signedIn });

export const action = officeAction(async ({ values, call }) => {
  const plan = runPlanFrom(values);
  const prices = {
    doorCents: centsOf(values, 'doorCents'),
    pointCents: centsOf(values, 'pointCents'),
  };
  const { runCode } = await call(planRun, { ...plan, ...prices });
  return done(`/touren/linie/${runCode}`, 'tour-geplant');
});

/** A weekly run that does not exist yet, with its first prices. */
export default function NewRunPage() {
  const values = useRunPlanValues(null);
  const { problems } = useFormAnswer();
  const price = (name: 'doorCents' | 'pointCents') => ({
    name,
    label: texts[name],
    value: one(values, name),
    error: problemOf(problems, name),
    unit: '€',
    inputMode: 'decimal' as const,
    required: true,
  });
  return (
    <>
      <PageHead title={texts.newTitle} sub={texts.newSub} />
      <form method="post">
        <Block>
          <RunPlanFieldset values={values} />
        </Block>
        <Block title={texts.prices}>
          <div className="form-grid">
            <Field {...price('doorCents')} hint={texts.pricesHint} />
            <Field {...price('pointCents')} />
          </div>
          <div className="button-row">
            <Button kind="primary">{texts.plan}</Button>
            <a href="/touren">{texts.back}</a>
          </div>
        </Block>
      </form>
    </>
  );
}
