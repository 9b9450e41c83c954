import type { OutputOf } from '@markthalle/contracts/endpoint';
import {
  addPointClosure,
  changePoint,
  closePoint,
  readOfficePoint,
  removePointClosure,
} from '@markthalle/contracts/office-points';
import { listTrips } from '@markthalle/contracts/office-runs';
import { Button } from '@markthalle/ui/components/button';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { atField, done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChangeHistory } from '../features/change-history.tsx';
import { PageHead } from '../features/page-head.tsx';
import { ClosePointForm, PointClosures } from '../features/point-closing.tsx';
import { PointFieldset } from '../features/point-form.tsx';
import { pointFrom } from '../features/point-values.ts';
import { refusedAt } from '../features/run-plan-values.ts';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { pointTexts as texts } from '../texts/pickup-points.ts';

type Data = { readonly point: OutputOf<typeof readOfficePoint> };

export const meta = officeTitle<Data>(({ point }) => point.fields.name);

export const loader = async (args: LoaderFunctionArgs) => {
  const visit = visitOffice(args);
  const [point, { runs }] = await Promise.all([
    visit.read(readOfficePoint, { pointId: args.params.pointId ?? '' }),
    visit.read(listTrips, {}),
  ]);
  return { point, runs };
};

export const action = officeAction(async ({ values, params, call }) => {
  const pointId = params.pointId ?? '';
  const here = `/abholstellen/${pointId}`;
  const acceptsOrders = one(values, 'accepts') !== '';
  switch (one(values, 'intent')) {
    case 'close':
      await named('accepts', call(closePoint, { pointId, closed: true, acceptsOrders }));
      return done(here, 'abholstelle-zu');
    case 'reopen':
      await call(closePoint, { pointId, closed: false });
      return done(here, 'abholstelle-offen');
    case 'closure': {
      const accepts = one(values, 'acceptsClosure') !== '';
      const days = { fromOn: one(values, 'fromOn'), toOn: one(values, 'toOn') };
      const closure = { pointId, ...days, acceptsOrders: accepts };
      await named('acceptsClosure', atField('toOn', call(addPointClosure, closure)));
      return done(here, 'schliesszeit-neu');
    }
    case 'open-days':
      await call(removePointClosure, { pointId, closureId: one(values, 'closureId') });
      return done(here, 'schliesszeit-weg');
    default: {
      const version = Number(one(values, 'version'));
      await call(changePoint, { ...pointFrom(values), pointId, version });
      return done(here, 'abholstelle-gespeichert');
    }
  }
});

/** Orders that would be touched are named beside the box that accepts them. */
async function named<T>(field: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isTouched = error instanceof FormRefusal && error.code === 'pickup-point-touches-orders';
    if (!isTouched) throw error;
    const numbers = (error.details as { numbers?: readonly string[] }).numbers ?? [];
    throw refusedAt(field, texts.acceptMissing(numbers.join(', ')));
  }
}

/** One pick-up point: its facts, the orders on their way there, closing it for days or for good. */
export default function PickupPointPage() {
  const { point, runs } = useLoaderData<typeof loader>();
  const { values } = useFormAnswer();
  const { fields, version, active } = point;
  const isThis = one(values, 'intent') === 'save';
  return (
    <>
      <PageHead title={fields.name} sub={<a href="/abholstellen">{texts.back}</a>} />
      <Block>
        <KeyFacts
          facts={[
            {
              term: texts.columns.state,
              fact: <Tag>{active ? texts.open : texts.closed}</Tag>,
            },
            { term: texts.map, fact: texts.mapFact(point.latitude, point.longitude) },
          ]}
        />
        <form method="post">
          <input type="hidden" name="intent" value="save" />
          <input type="hidden" name="version" value={version} />
          <PointFieldset runs={runs} fields={fields} isThis={isThis} />
          <div className="button-row">
            <Button kind="primary">{texts.save}</Button>
          </div>
        </form>
      </Block>
      <Block title={texts.way}>
        {point.orders.length === 0 && <p>{texts.nothing}</p>}
        <ul>
          {point.orders.map((order) => (
            <li key={order.producerOrderId}>
              <a href={`/bestellungen/${order.orderId}`}>{order.number}</a>, {order.producerName}
            </li>
          ))}
        </ul>
      </Block>
      <PointClosures point={point} />
      <ClosePointForm point={point} />
      <ChangeHistory changes={point.changes} />
    </>
  );
}
