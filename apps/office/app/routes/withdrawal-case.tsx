import {
  assignWithdrawal,
  closeWithdrawal,
  decideLoss,
  type OfficeWithdrawal,
  readOfficeWithdrawal,
  waiveReturnByStaff,
} from '@markthalle/contracts/office-cases';
import { Button } from '@markthalle/ui/components/button';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import {
  atField,
  done,
  FormRefusal,
  type FormTask,
} from '@markthalle/workplace/server/form-action';
import { centsFromTyped } from '@markthalle/workplace/typed-money';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { WithdrawalParts } from '../features/withdrawal-parts.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { caseTexts as texts } from '../texts/cases.ts';

type Loaded = { readonly withdrawal: OfficeWithdrawal };

export const meta = officeTitle<Loaded>(({ withdrawal }) =>
  texts.withdrawalTitle(withdrawal.receipt.number),
);

export async function loader(args: LoaderFunctionArgs) {
  const withdrawalId = args.params.withdrawalId ?? '';
  const withdrawal = await visitOffice(args).read(readOfficeWithdrawal, { withdrawalId });
  return { withdrawal, idempotencyKey: crypto.randomUUID() as string };
}

/** Four kinds of forms stand on this page; each does one thing. */
export const action = officeAction(async (task) => {
  const { values, params, call } = task;
  const withdrawalId = params.withdrawalId ?? '';
  const page = `/reklamationen/widerruf/${withdrawalId}`;
  const intent = one(values, 'intent');
  if (intent === 'assign') {
    const input = { withdrawalId, orderNumber: one(values, 'orderNumber') };
    await atField('orderNumber', call(assignWithdrawal, input));
    return done(page, 'widerruf-zugeordnet');
  }
  if (intent === 'close') {
    await call(closeWithdrawal, { withdrawalId, note: one(values, 'note') });
    return done(page, 'widerruf-abgeschlossen');
  }
  if (intent === 'loss') return decide(task, withdrawalId, page);
  const input = { withdrawalId, partId: one(values, 'partId') };
  await call(waiveReturnByStaff, input, { idempotencyKey: one(values, 'idempotencyKey') });
  return done(page, 'ohne-ware-erstattet');
});

async function decide({ values, call }: FormTask, withdrawalId: string, page: string) {
  const backCents = centsFromTyped(one(values, 'back'));
  if (backCents === null) throw new FormRefusal([{ field: 'back', message: texts.badMoney }]);
  const partId = one(values, 'partId');
  const input = { withdrawalId, partId, backCents, words: one(values, 'words') };
  const key = { idempotencyKey: one(values, 'idempotencyKey') };
  await atField('back', call(decideLoss, input, key));
  return done(page, 'wertverlust-entschieden');
}

/** One declaration as it came in, the order it means, and what becomes of each part. */
export default function WithdrawalCasePage() {
  const { withdrawal, idempotencyKey } = useLoaderData<typeof loader>();
  const { receipt, orderId, orderNumber, closedNote, parts } = withdrawal;
  const isOpen = orderId === null && closedNote === null;
  return (
    <>
      <PageHead
        title={texts.withdrawalTitle(receipt.number)}
        sub={formatInstant(receipt.receivedAt, 'de')}
      />
      <Block title={texts.declaration}>
        <p className="pre-line">{receipt.content}</p>
        <p className="small muted break-anywhere">
          {texts.hash}: {receipt.contentSha256}
        </p>
        {orderId !== null && (
          <KeyFacts
            facts={[
              {
                term: texts.facts.order,
                fact: <a href={`/bestellungen/${orderId}`}>{orderNumber}</a>,
              },
            ]}
          />
        )}
      </Block>
      {closedNote !== null && <Notice title={texts.closed}>{closedNote}</Notice>}
      {isOpen && <RoutingForms />}
      {parts.length > 0 && <WithdrawalParts parts={parts} idempotencyKey={idempotencyKey} />}
    </>
  );
}

function RoutingForms() {
  const { values, problems } = useFormAnswer();
  return (
    <div className="side-by-side">
      <Block title={texts.assign}>
        <form method="post">
          <input type="hidden" name="intent" value="assign" />
          <Field
            name="orderNumber"
            label={texts.orderNumber}
            value={one(values, 'orderNumber')}
            error={problemOf(problems, 'orderNumber')}
            required
          />
          <p className="form-action">
            <Button kind="primary">{texts.assignButton}</Button>
          </p>
        </form>
      </Block>
      <Block title={texts.close}>
        <form method="post">
          <input type="hidden" name="intent" value="close" />
          <TextArea
            name="note"
            label={texts.closeNote}
            rows={2}
            value={one(values, 'note')}
            error={problemOf(problems, 'note')}
            required
          />
          <p className="form-action">
            <Button>{texts.closeButton}</Button>
          </p>
        </form>
      </Block>
    </div>
  );
}
