import {
  approveRefund,
  discardRefund,
  payRefundByBank,
  readRefund,
  retryRefund,
} from '@markthalle/contracts/office-refunds';
import { type RefundView } from '@markthalle/contracts/refund-views';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { ProviderLink } from '../features/provider-link.tsx';
import { RefundParts } from '../features/refund-parts.tsx';
import { RefundSteps } from '../features/refund-steps.tsx';
import { RefundRecoveries, RefundSendings } from '../features/refund-traces.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import {
  BEARER_WORDS,
  REFUND_CAUSE_WORDS,
  REFUND_STATES,
  refundTexts as texts,
} from '../texts/refunds.ts';

export const meta = officeTitle<RefundView>(({ orderNumber }) => texts.refundTitle(orderNumber));

export const loader = (args: LoaderFunctionArgs) =>
  visitOffice(args).read(readRefund, { refundId: args.params.refundId ?? '' });

export const action = officeAction(async ({ values, params, call }) => {
  const refundId = params.refundId ?? '';
  const here = `/erstattungen/${refundId}`;
  const note = one(values, 'note');
  switch (one(values, 'intent')) {
    case 'approve':
      await call(approveRefund, { refundId });
      return done(here, 'erstattet');
    case 'discard':
      await call(discardRefund, { refundId, note });
      return done(here, 'erstattung-verworfen');
    case 'retry':
      await call(retryRefund, { refundId });
      return done(here, 'erstattet');
    default:
      if (one(values, 'confirmed') !== 'yes') {
        throw new FormRefusal([{ field: 'confirmed', message: texts.bankMissing }]);
      }
      await call(payRefundByBank, { refundId, note, confirmed: true });
      return done(here, 'erstattung-ueberwiesen');
  }
});

/** One refund: what, why, who bears it, and what became of it. */
export default function RefundPage() {
  const refund = useLoaderData<typeof loader>();
  const { word, tone } = REFUND_STATES[refund.state];
  return (
    <>
      <PageHead title={texts.refundTitle(refund.orderNumber)}>
        <Tag tone={tone}>{word}</Tag>
      </PageHead>
      <RefundSteps refund={refund} />
      <RefundFacts refund={refund} />
      {refund.parts.length > 0 && (
        <Block title={texts.parts}>
          <RefundParts parts={refund.parts} />
        </Block>
      )}
      <RefundSendings sendings={refund.sendings} />
      {refund.recoveries.length > 0 && <RefundRecoveries recoveries={refund.recoveries} />}
    </>
  );
}

function RefundFacts({ refund }: { readonly refund: RefundView }) {
  const { terms } = texts;
  const who = (name: string | null, at: string | null) =>
    at === null ? '–' : `${formatInstant(at, 'de')}, ${name ?? texts.bySystem}`;
  const order = <a href={`/bestellungen/${refund.orderId}`}>{refund.orderNumber}</a>;
  return (
    <Block title={texts.facts}>
      <KeyFacts
        facts={[
          { term: terms.order, fact: order },
          { term: terms.amount, fact: <b>{formatMoney(refund.amountCents, 'de')}</b> },
          { term: terms.cause, fact: REFUND_CAUSE_WORDS[refund.cause] },
          { term: terms.bearer, fact: BEARER_WORDS[refund.bearer] },
          { term: terms.reason, fact: refund.reason },
          { term: terms.requested, fact: who(refund.requestedByName, refund.requestedAt) },
          { term: terms.approved, fact: who(refund.approvedByName, refund.approvedAt) },
          { term: terms.charge, fact: <ProviderLink id={refund.chargeId} /> },
          ...(refund.failureReason ? [{ term: terms.failure, fact: refund.failureReason }] : []),
          ...(refund.note ? [{ term: terms.note, fact: refund.note }] : []),
        ]}
      />
    </Block>
  );
}
