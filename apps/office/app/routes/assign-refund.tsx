import { assignRefund, readRefund, readRefundable } from '@markthalle/contracts/office-refunds';
import { Button } from '@markthalle/ui/components/button';
import { formatMoney } from '@markthalle/ui/format/money';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { RefundPartFields, RefundReason } from '../features/refund-fields.tsx';
import { whoAndWhy, wishOf } from '../features/refund-form.ts';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { refundTexts as texts } from '../texts/refunds.ts';

export const meta = officeTitle(texts.assign);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const refund = await visit.read(readRefund, { refundId: args.params.refundId ?? '' });
  const { orderId } = refund;
  return { refund, refundable: await visit.read(readRefundable, { orderId }) };
}

export const action = officeAction(async ({ values, params, call }) => {
  const refundId = params.refundId ?? '';
  const { orderId } = await call(readRefund, { refundId });
  const refundable = await call(readRefundable, { orderId });
  const { cause, bearer = 'cooperative' } = whoAndWhy(values);
  const parts = wishOf(values, refundable);
  await call(assignRefund, { refundId, cause, bearer, reason: one(values, 'reason'), parts });
  return done(`/erstattungen/${refundId}`, 'erstattung-zugeordnet');
});

/** Says what a refund was for that was made in the dashboard; the sum must be its amount. */
export default function AssignRefundPage() {
  const { refund, refundable } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={`${texts.assign}: ${formatMoney(refund.amountCents, 'de')}`}
        sub={texts.assignHint}
      />
      <form method="post">
        <RefundReason stock={false} bearerNeeded />
        {refundable.parts.map((part) => (
          <RefundPartFields key={part.producerOrderId} part={part} whole={false} />
        ))}
        <Button kind="primary">{texts.assign}</Button>
      </form>
    </>
  );
}
