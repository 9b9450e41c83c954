import type { OutputOf } from '@markthalle/contracts/endpoint';
import {
  approveWriteOff,
  discardWriteOff,
  listReceivables,
  recordDebtPayment,
  requestWriteOff,
} from '@markthalle/contracts/office-receivables';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { centsFromTyped } from '@markthalle/workplace/typed-money';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DebtForms, WriteOffs } from '../features/debt-forms.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { receivableTexts as texts } from '../texts/receivables.ts';
import { refundTexts } from '../texts/refunds.ts';

type Page = OutputOf<typeof listReceivables>;

const HERE = '/forderungen';
export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const page = await visitOffice(args).read(listReceivables, {});
  return { ...page, idempotencyKey: crypto.randomUUID() };
}

export const action = officeAction(async ({ values, call }) => {
  const intent = one(values, 'intent');
  const writeOffId = one(values, 'writeOffId');
  if (intent === 'approve') {
    await call(approveWriteOff, { writeOffId });
    return done(HERE, 'ausgebucht');
  }
  if (intent === 'keep') {
    await call(discardWriteOff, { writeOffId });
    return done(HERE, 'forderung-bleibt');
  }
  const amountCents = centsFromTyped(one(values, 'amount'));
  if (amountCents === null) {
    throw new FormRefusal([{ field: 'amount', message: refundTexts.notMoney }]);
  }
  const producerId = one(values, 'debtor') || null;
  if (intent === 'paid') {
    const idempotencyKey = one(values, 'idempotencyKey');
    await call(recordDebtPayment, { producerId, amountCents }, { idempotencyKey });
    return done(HERE, 'zahlung-eingetragen');
  }
  await call(requestWriteOff, { producerId, amountCents, reason: one(values, 'reason') });
  return done(HERE, 'ausbuchung-beantragt');
});

/** What is owed, how it is worked off, and how it may end. */
export default function ReceivablesPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title} sub={texts.sub} />
      <Debts debts={page.debts} />
      {page.writeOffs.length > 0 && <WriteOffs writeOffs={page.writeOffs} />}
      {page.debts.length > 0 && (
        <DebtForms debts={page.debts} idempotencyKey={page.idempotencyKey} />
      )}
      <Recoveries recoveries={page.recoveries} />
    </>
  );
}

function Debts({ debts }: Pick<Page, 'debts'>) {
  const { columns } = texts;
  const amount = (key: 'debtCents' | 'dueCents' | 'reserveCents', title: string) => ({
    key,
    title,
    numeric: true,
    cell: (debt: Page['debts'][number]) => money(debt[key]),
  });
  return (
    <Block title={texts.debts}>
      {debts.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <Table
          caption={texts.debts}
          captionHidden
          rows={debts}
          rowKey={(debt) => debt.accountCode}
          columns={[
            {
              key: 'name',
              title: columns.name,
              cell: (debt) => <a href={`/buchungen/konto/${debt.accountCode}`}>{debt.name}</a>,
            },
            amount('debtCents', columns.debt),
            amount('dueCents', columns.due),
            amount('reserveCents', columns.reserve),
          ]}
        />
      )}
    </Block>
  );
}

function Recoveries({ recoveries }: Pick<Page, 'recoveries'>) {
  const { recoveryColumns: columns } = texts;
  const amount = (key: 'amountCents' | 'reserveCents' | 'reversedCents', title: string) => ({
    key,
    title,
    numeric: true,
    cell: (row: Page['recoveries'][number]) => money(row[key]),
  });
  return (
    <Block title={texts.recoveries}>
      {recoveries.length === 0 ? (
        <p>{texts.noRecovery}</p>
      ) : (
        <Table
          caption={texts.recoveries}
          captionHidden
          rows={recoveries}
          rowKey={(row) => row.recoveryId}
          columns={[
            { key: 'producer', title: columns.producer, cell: (row) => row.producerName },
            {
              key: 'order',
              title: columns.order,
              cell: (row) => <a href={`/bestellungen/${row.orderId}`}>{row.orderNumber}</a>,
            },
            {
              key: 'cause',
              title: columns.cause,
              cell: (row) =>
                row.causeKind === 'refund' ? (
                  <a href={`/erstattungen/${row.causeId}`}>{texts.causes.refund}</a>
                ) : (
                  texts.causes.dispute
                ),
            },
            amount('amountCents', columns.amount),
            amount('reserveCents', columns.reserve),
            amount('reversedCents', columns.reversed),
            { key: 'at', title: columns.at, cell: (row) => formatInstant(row.createdAt, 'de') },
          ]}
        />
      )}
    </Block>
  );
}
