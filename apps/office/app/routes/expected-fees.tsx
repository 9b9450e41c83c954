import {
  addExpectedFee,
  type ExpectedFee,
  listExpectedFees,
} from '@markthalle/contracts/office-reconciliation';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { centsFromTyped } from '@markthalle/workplace/typed-money';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { ledgerTexts } from '../texts/ledger.ts';
import { PAYMENT_METHODS } from '../texts/orders.ts';

const { fees: texts } = ledgerTexts;
const BPS_PER_PERCENT = 100;

export const meta = officeTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(listExpectedFees, {});

export const action = officeAction(async ({ values, call }) => {
  await call(addExpectedFee, {
    method: one(values, 'method').trim(),
    validFrom: one(values, 'validFrom'),
    // Hundredths of a percent are typed and read like cents of a euro.
    rateBps: numberOf(values, 'rateBps'),
    fixedCents: numberOf(values, 'fixedCents'),
    toleranceCents: numberOf(values, 'toleranceCents'),
    source: one(values, 'source'),
  });
  return done('/buchungen/gebuehren', 'gebuehr');
});

function numberOf(values: TypedValues, field: string): number {
  const number = centsFromTyped(one(values, field));
  if (number === null) throw new FormRefusal([{ field, message: texts.notANumber }]);
  return number;
}

export default function ExpectedFeesPage() {
  const { fees } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title} sub={texts.text} />
      <Block>
        <FeeTable fees={fees} />
      </Block>
      <Block title={texts.add}>
        <FeeForm />
      </Block>
    </>
  );
}

function FeeTable({ fees }: { readonly fees: readonly ExpectedFee[] }) {
  const percent = (bps: number) => `${(bps / BPS_PER_PERCENT).toLocaleString('de')} %`;
  return (
    <Table
      caption={texts.title}
      captionHidden
      rows={fees}
      rowKey={({ method, validFrom }) => `${method}:${validFrom}`}
      columns={[
        {
          key: 'method',
          title: texts.method,
          cell: ({ method }) => PAYMENT_METHODS[method] ?? method,
        },
        {
          key: 'from',
          title: texts.validFrom,
          cell: ({ validFrom }) => formatDayWithYear(validFrom, 'de'),
        },
        { key: 'rate', title: texts.rate, numeric: true, cell: (fee) => percent(fee.rateBps) },
        { key: 'fixed', title: texts.fixed, numeric: true, cell: (fee) => money(fee.fixedCents) },
        {
          key: 'tolerance',
          title: texts.tolerance,
          numeric: true,
          cell: (fee) => money(fee.toleranceCents),
        },
        { key: 'source', title: texts.source, cell: ({ source }) => source },
      ]}
    />
  );
}

function FeeForm() {
  const { values, problems } = useFormAnswer();
  const field = (name: string) => ({
    name,
    value: one(values, name),
    error: problemOf(problems, name),
    autoComplete: 'off',
  });
  return (
    <form method="post" className="note-form">
      <Field {...field('method')} label={texts.method} hint={texts.methodHint} />
      <Field {...field('validFrom')} type="date" label={texts.validFrom} />
      <Field {...field('rateBps')} label={texts.rate} unit="%" inputMode="decimal" />
      <Field {...field('fixedCents')} label={texts.fixed} unit="€" inputMode="decimal" />
      <Field {...field('toleranceCents')} label={texts.tolerance} unit="€" inputMode="decimal" />
      <Field {...field('source')} label={texts.source} />
      <Button>{texts.save}</Button>
    </form>
  );
}
