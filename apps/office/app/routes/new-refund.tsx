import type { OutputOf } from '@markthalle/contracts/endpoint';
import { previewRefund, readRefundable, requestRefund } from '@markthalle/contracts/office-refunds';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { money } from '@markthalle/workplace/german-money';
import { done, type FormAnswer } from '@markthalle/workplace/server/form-action';
import { keptValues, one } from '@markthalle/workplace/typed-values';
import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { RefundPartFields, RefundReason } from '../features/refund-fields.tsx';
import { type Refundable, whoAndWhy, wishOf } from '../features/refund-form.ts';
import { RefundParts } from '../features/refund-parts.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { refundTexts as texts } from '../texts/refunds.ts';

type Preview = OutputOf<typeof previewRefund>;

export const meta = officeTitle<{ refundable: Refundable }>(({ refundable }) =>
  texts.newTitle(refundable.orderNumber),
);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const orderId = args.params.orderId ?? '';
  return {
    orderId,
    refundable: await visit.read(readRefundable, { orderId }),
    whole: visit.url.searchParams.has('alles'),
    idempotencyKey: crypto.randomUUID(),
  };
}

export const action = officeAction(async ({ values, params, call }) => {
  const orderId = params.orderId ?? '';
  const refundable = await call(readRefundable, { orderId });
  const wish = { orderId, ...whoAndWhy(values), parts: wishOf(values, refundable) };
  if (one(values, 'intent') !== 'send') {
    const preview = await call(previewRefund, wish);
    return data<FormAnswer & { preview: Preview }>({
      problems: [],
      values: keptValues(values),
      quiet: true,
      preview,
    });
  }
  const refund = await call(
    requestRefund,
    { ...wish, reason: one(values, 'reason'), givesStockBack: one(values, 'stock') === 'yes' },
    { idempotencyKey: one(values, 'idempotencyKey') },
  );
  const note = refund.state === 'requested' ? 'erstattung-wartet' : 'erstattet';
  return done(`/erstattungen/${refund.refundId}`, note);
});

/** What is refunded, with a look at who gives it up before anything is sent. */
export default function NewRefundPage() {
  const { orderId, refundable, whole, idempotencyKey } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer & { preview?: Preview }>();
  return (
    <>
      <PageHead
        title={texts.newTitle(refundable.orderNumber)}
        sub={texts.left(money(refundable.chargeLeftCents))}
      >
        <ButtonLink href={`/bestellungen/${orderId}/erstatten?alles`}>
          {texts.everything}
        </ButtonLink>
      </PageHead>
      {refundable.inDispute && <Notice tone="warn">{texts.inDispute}</Notice>}
      <form method="post" data-refund>
        <input
          type="hidden"
          name="idempotencyKey"
          value={one(answer?.values, 'idempotencyKey') || idempotencyKey}
        />
        <RefundReason stock />
        {refundable.parts.map((part) => (
          <RefundPartFields key={part.producerOrderId} part={part} whole={whole} />
        ))}
        <PreviewBlock preview={answer?.preview ?? null} />
        <div className="button-row">
          <Button name="intent" value="preview">
            {texts.preview}
          </Button>
          <Button kind="primary" name="intent" value="send">
            {texts.send}
          </Button>
        </div>
      </form>
    </>
  );
}

/** Replaced while somebody types; without scripts the button asks for it. */
function PreviewBlock({ preview }: { readonly preview: Preview | null }) {
  return (
    <div data-refund-preview aria-live="polite">
      <Block title={texts.previewTitle}>
        {preview === null ? (
          <p>{texts.previewHint}</p>
        ) : (
          <>
            <p>
              <b>{texts.buyerGets(money(preview.totalCents))}</b>
            </p>
            <RefundParts parts={preview.parts} />
            {preview.needsSecondPerson && <Notice tone="warn">{texts.secondPerson}</Notice>}
          </>
        )}
      </Block>
    </div>
  );
}
