import {
  type DisputeView,
  decideLiability,
  readDispute,
  recoverEarly,
  submitEvidence,
  takeDispute,
} from '@markthalle/contracts/office-disputes';
import { Button } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import {
  atField,
  done,
  FormRefusal,
  type FormTask,
} from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DisputeFacts, DisputeHistory, DisputeMoney } from '../features/dispute-facts.tsx';
import { EvidenceForm, LiabilityForm } from '../features/dispute-forms.tsx';
import { DisputeParts } from '../features/dispute-parts.tsx';
import { JournalEntries } from '../features/journal-entries.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { producerAccounts } from '../server/producer-accounts.ts';
import { DISPUTE_STATES, disputeTexts as texts } from '../texts/disputes.ts';

type Loaded = { readonly dispute: DisputeView };

export const meta = officeTitle<Loaded>(({ dispute }) => texts.caseTitle(dispute.orderNumber));

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const [dispute, names] = await Promise.all([
    visit.read(readDispute, { disputeId: args.params.disputeId ?? '' }),
    producerAccounts(visit),
  ]);
  return { dispute, names, idempotencyKey: crypto.randomUUID() };
}

/** Four kinds of forms stand on this page; each does one thing and comes back with what was typed. */
export const action = officeAction(async (task) => {
  const disputeId = task.params.disputeId ?? '';
  const intent = one(task.values, 'intent');
  const page = `/beschwerden/${disputeId}`;
  if (intent === 'take') await task.call(takeDispute, { disputeId });
  else if (intent === 'evidence') return submit(task, disputeId, page);
  else if (intent === 'liability') return decide(task, disputeId, page);
  else if (intent === 'recover') return recover(task, disputeId, page);
  else throw new FormRefusal([{ field: null, message: 'Diesen Schritt gibt es nicht.' }]);
  return done(page, 'beschwerde-uebernommen');
});

async function submit({ values, call }: FormTask, disputeId: string, page: string) {
  const input = {
    disputeId,
    productDescription: one(values, 'productDescription'),
    shippingCarrier: one(values, 'shippingCarrier'),
    shippingTrackingNumber: one(values, 'shippingTrackingNumber'),
    shippingOn: one(values, 'shippingOn'),
    explanation: one(values, 'explanation'),
  };
  await call(submitEvidence, input, { idempotencyKey: one(values, 'idempotencyKey') });
  return done(page, 'nachweise-gesendet');
}

async function decide({ values, call }: FormTask, disputeId: string, page: string) {
  const chosen = one(values, 'kind');
  const producerIds = values.producerIds ?? [];
  if (chosen === 'at_fault' && producerIds.length === 0) {
    throw new FormRefusal([{ field: 'kind', message: texts.producersMissing }]);
  }
  const input = {
    disputeId,
    kind: chosen === 'pro_rata' ? ('pro_rata' as const) : ('at_fault' as const),
    producerIds: chosen === 'at_fault' ? [...producerIds] : [],
    note: one(values, 'note'),
  };
  await call(decideLiability, input, { idempotencyKey: one(values, 'idempotencyKey') });
  return done(page, 'verlust-festgelegt');
}

async function recover({ values, call }: FormTask, disputeId: string, page: string) {
  const producerOrderId = one(values, 'producerOrderId');
  const field = `note-${producerOrderId}`;
  const input = { disputeId, producerOrderId, note: one(values, field) };
  const options = { idempotencyKey: one(values, 'idempotencyKey') };
  await atField(field, call(recoverEarly, input, options));
  return done(page, 'anteil-zurueckgeholt');
}

/** Everything about one dispute: what happened, the money, the producers' words, the next step. */
export default function DisputePage() {
  const { dispute, names, idempotencyKey } = useLoaderData<typeof loader>();
  const state = DISPUTE_STATES[dispute.status];
  return (
    <>
      <PageHead
        title={texts.caseTitle(dispute.orderNumber)}
        sub={texts.opened(formatInstant(dispute.openedAt, 'de'))}
      >
        <Tag tone={state.tone}>{state.label}</Tag>
        <form method="post">
          <input type="hidden" name="intent" value="take" />
          <Button small>{texts.take}</Button>
        </form>
      </PageHead>
      {dispute.isFullyRefunded && <Notice tone="warn">{texts.refundedNotice}</Notice>}
      {dispute.status === 'warning_needs_response' && <Notice>{texts.inquiryNotice}</Notice>}
      <div className="side-by-side">
        <DisputeFacts dispute={dispute} />
        <DisputeMoney dispute={dispute} />
      </div>
      <DisputeParts dispute={dispute} idempotencyKey={idempotencyKey} />
      {dispute.canAnswer && <EvidenceForm dispute={dispute} idempotencyKey={idempotencyKey} />}
      {dispute.canDecide && <LiabilityForm dispute={dispute} idempotencyKey={idempotencyKey} />}
      <DisputeHistory dispute={dispute} />
      {dispute.entries.length > 0 && (
        <Block title={texts.entries}>
          <JournalEntries
            entries={dispute.entries.map((entry) => ({ ...entry, memo: entry.step }))}
            names={names}
          />
        </Block>
      )}
    </>
  );
}
