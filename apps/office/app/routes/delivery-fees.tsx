import type { OutputOf } from '@markthalle/contracts/endpoint';
import { previewPrice, readFees, resolvePrice } from '@markthalle/contracts/office-fees';
import { Block } from '@markthalle/ui/components/workplace';
import { done, type FormAnswer } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FeeTable, SurchargeTable } from '../features/fee-tables.tsx';
import { PageHead } from '../features/page-head.tsx';
import { PriceForm } from '../features/price-form.tsx';
import { priceFrom, questionFrom } from '../features/price-values.ts';
import { refusedAt } from '../features/run-plan-values.ts';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { feeTexts as texts } from '../texts/delivery-fees.ts';

type Preview = OutputOf<typeof previewPrice>;

const HERE = '/liefergebuehren';

export const meta = officeTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(readFees, {});

/** The preview comes back with everything typed; nothing is written before the resolution is sent. */
export const action = officeAction(async ({ values, call }) => {
  const price = priceFrom(values);
  if (one(values, 'intent') === 'preview') {
    const preview = await call(previewPrice, { ...price, ...questionFrom(values) });
    return data({ problems: [], values, quiet: true, preview });
  }
  const resolution = one(values, 'resolution').trim();
  if (resolution === '') throw refusedAt('resolution', texts.noResolution);
  await call(resolvePrice, { ...price, resolution });
  return done(HERE, 'preis-beschlossen');
});

/** What the cooperative asks for delivery, by run and way, and from which day. */
export default function DeliveryFeesPage() {
  const fees = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer & { readonly preview?: Preview }>();
  return (
    <>
      <PageHead title={texts.title} sub={texts.sub} />
      <PriceForm fees={fees} preview={answer?.preview ?? null} />
      {fees.runs.map((run) => (
        <FeeTable key={run.runCode} run={run} today={fees.today} />
      ))}
      <Block title={texts.surcharges}>
        <p>{texts.surchargesHint}</p>
        <SurchargeTable surcharges={fees.surcharges} today={fees.today} />
        <p>{texts.free}</p>
      </Block>
    </>
  );
}
