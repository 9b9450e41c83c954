import {
  answerEvidenceRequest,
  type EvidenceRequestView,
  readEvidenceRequest,
} from '@markthalle/contracts/portal-disputes';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoney } from '@markthalle/ui/format/money';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EvidenceFacts, GivenFacts } from '../features/evidence-facts.tsx';
import { EvidenceForm } from '../features/evidence-form.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { disputeTexts as texts } from '../texts/disputes.ts';

export const meta = portalTitle<EvidenceRequestView>((request) => texts.page(request.orderNumber));

export const loader = (args: LoaderFunctionArgs) =>
  visitPortal(args).read(readEvidenceRequest, { requestId: args.params.requestId ?? '' });

export const action = portalAction(async ({ values, params, call }) => {
  const requestId = params.requestId ?? '';
  await call(answerEvidenceRequest, {
    requestId,
    handedOverOn: one(values, 'handedOverOn'),
    carrier: one(values, 'carrier'),
    trackingNumber: one(values, 'trackingNumber'),
    statement: one(values, 'statement'),
    proof: one(values, 'proof'),
  });
  return done(`/nachweise/${requestId}`, 'nachweis-gesendet');
});

/** What the cooperative asks about one disputed order, and how it ended. */
export default function EvidenceRequestPage() {
  const request = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.page(request.orderNumber)} backHref="/nachweise" current="orders">
      <Outcome request={request} />
      <EvidenceFacts request={request} />
      {request.canAnswer ? (
        <EvidenceForm request={request} />
      ) : (
        <Block title={texts.given}>
          {request.given === null ? <p>{texts.tooLate}</p> : <GivenFacts given={request.given} />}
        </Block>
      )}
    </PortalPage>
  );
}

function Outcome({ request }: { readonly request: EvidenceRequestView }) {
  const { status, borneCents } = request;
  if (status === 'won') return <Notice tone="good">{texts.won}</Notice>;
  if (status !== 'lost') return null;
  if (borneCents === 0) return <Notice>{texts.notBorne}</Notice>;
  return <Notice tone="warn">{texts.borne(formatMoney(borneCents, 'de'))}</Notice>;
}
