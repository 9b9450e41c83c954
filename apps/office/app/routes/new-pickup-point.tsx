import { addPoint } from '@markthalle/contracts/office-points';
import { listTrips } from '@markthalle/contracts/office-runs';
import { Button } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { PointFieldset } from '../features/point-form.tsx';
import { pointFrom } from '../features/point-values.ts';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { pointTexts as texts } from '../texts/pickup-points.ts';

export const meta = officeTitle(texts.newTitle);

export const loader = async (args: LoaderFunctionArgs) => {
  const { runs } = await visitOffice(args).read(listTrips, {});
  return { runs, pointId: crypto.randomUUID() };
};

export const action = officeAction(async ({ values, call }) => {
  const pointId = one(values, 'pointId');
  await call(addPoint, { ...pointFrom(values), pointId });
  return done(`/abholstellen/${pointId}`, 'abholstelle-eroeffnet');
});

/** A pick-up point that does not exist yet; the form carries its id, so a second press opens no other. */
export default function NewPickupPointPage() {
  const { runs, pointId } = useLoaderData<typeof loader>();
  const { values } = useFormAnswer();
  return (
    <>
      <PageHead title={texts.newTitle} />
      <Block>
        <form method="post">
          <input type="hidden" name="pointId" value={one(values, 'pointId') || pointId} />
          <PointFieldset runs={runs} fields={null} />
          <div className="button-row">
            <Button kind="primary">{texts.openPoint}</Button>
            <a href="/abholstellen">{texts.back}</a>
          </div>
        </form>
      </Block>
    </>
  );
}
