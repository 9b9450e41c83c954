import {
  addClosure,
  ClosureOrders,
  listClosures,
  removeClosure,
} from '@markthalle/contracts/delivery';
import { Day } from '@markthalle/contracts/fields';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay, formatDayRange } from '@markthalle/ui/format/dates';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { z } from 'zod';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { closureTexts as texts } from '../texts/closures.ts';

const PATH = '/hof/ferien';

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(listClosures, {});

export const action = portalAction(async ({ values, call }) => {
  if (one(values, 'intent') === 'remove') {
    await call(removeClosure, { closureId: one(values, 'closureId') });
    return done(PATH, 'ferien-aufgehoben');
  }
  const [fromOn, toOn] = [one(values, 'fromOn').trim(), one(values, 'toOn').trim()];
  const wrong = Object.entries({ fromOn, toOn })
    .filter(([, day]) => !Day.safeParse(day).success)
    .map(([field]) => ({ field, message: texts.dayMissing }));
  if (wrong.length > 0) throw new FormRefusal(wrong);
  await call(addClosure, { fromOn, toOn, acceptsOrders: one(values, 'trotzdem') === 'ja' });
  return done(PATH, 'ferien');
});

export default function Closures() {
  const { closures } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <p>{texts.lead}</p>
      <Block title={texts.list}>
        {closures.length === 0 ? (
          <p>{texts.empty}</p>
        ) : (
          <ul className="stack">
            {closures.map(({ closureId, fromOn, toOn, orders }) => (
              <li key={closureId}>
                <form method="post">
                  <input type="hidden" name="intent" value="remove" />
                  <input type="hidden" name="closureId" value={closureId} />
                  <b>{formatDayRange(fromOn, toOn, 'de')}</b>{' '}
                  <Button small label={texts.removeNamed(formatDayRange(fromOn, toOn, 'de'))}>
                    {texts.remove}
                  </Button>
                </form>
                <TouchedOrders orders={orders} />
              </li>
            ))}
          </ul>
        )}
      </Block>
      <ClosureForm />
    </PortalPage>
  );
}

type Orders = z.infer<typeof ClosureOrders>;

/** Open orders of a time in which nobody is there. */
function TouchedOrders({ orders }: { readonly orders: Orders }) {
  if (orders.length === 0) return null;
  return (
    <div>
      <p className="small">{texts.touched}</p>
      <ul>
        {orders.map(({ producerOrderId, number, handOverOn }) => (
          <li key={producerOrderId}>
            <a href={`/bestellungen/${producerOrderId}`}>
              {texts.order(number, formatDay(handOverOn, 'de'))}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ClosureForm() {
  const { values, problems, code, details } = useFormAnswer();
  const asksBack = code === 'closure-touches-orders';
  const touched = ClosureOrders.safeParse(details?.orders);
  const field = (name: 'fromOn' | 'toOn', label: string) => (
    <Field
      name={name}
      label={label}
      type="date"
      value={one(values, name)}
      error={problemOf(problems, name)}
      required
    />
  );
  return (
    <Block title={texts.add}>
      <form method="post" className="stack" noValidate>
        {field('fromOn', texts.from)}
        {field('toOn', texts.to)}
        {asksBack && touched.success && (
          <Notice tone="warn">
            <TouchedOrders orders={touched.data} />
            <p>{texts.touchedHint}</p>
          </Notice>
        )}
        <Button
          kind="primary"
          name={asksBack ? 'trotzdem' : undefined}
          value={asksBack ? 'ja' : undefined}
        >
          {asksBack ? texts.saveAnyway : texts.save}
        </Button>
      </form>
    </Block>
  );
}
