import {
  approveRun,
  type RunView,
  readRun,
  stopRun,
  submitRun,
} from '@markthalle/contracts/office-settlement';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { Tag } from '@markthalle/ui/components/tag';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { RUN_STATES } from '@markthalle/workplace/texts/settlement';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { PayoutTable } from '../features/payout-table.tsx';
import { RunBar } from '../features/release-bar.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { settlementTexts as texts } from '../texts/settlement.ts';

export const meta = officeTitle<RunView>((run) => texts.runTitle(run.runNumber));

export const loader = (args: LoaderFunctionArgs) =>
  visitOffice(args).read(readRun, { runId: args.params.runId ?? '' });

export const action = officeAction(async ({ values, params, call }) => {
  const runId = params.runId ?? '';
  const here = `/abrechnung/${runId}`;
  switch (one(values, 'intent')) {
    case 'approve':
      await call(approveRun, { runId, snapshotHash: one(values, 'snapshotHash') });
      return done(here, 'ausgeloest');
    case 'submit':
      await call(submitRun, { runId, snapshotHash: one(values, 'snapshotHash') });
      return done(here, 'geprueft');
    case 'stop':
      await call(stopRun, { runId, stopped: true });
      return done(here, 'angehalten');
    case 'resume':
      await call(stopRun, { runId, stopped: false });
      return done(here, 'fortgesetzt');
    default:
      throw new FormRefusal([{ field: null, message: 'Diesen Schritt gibt es nicht.' }]);
  }
});

export default function RunPage() {
  const run = useLoaderData<typeof loader>();
  const look = RUN_STATES[run.state];
  return (
    <div className="has-save-bar">
      <PageHead title={texts.runTitle(run.runNumber)} sub={<RunHistory run={run} />}>
        <Tag tone={look.tone}>{look.word}</Tag>
        <ButtonLink href={`/abrechnung/${run.runId}/posten`}>{texts.allItems}</ButtonLink>
      </PageHead>
      {run.stopped && <Notice tone="warn">{texts.stopped}</Notice>}
      <PayoutTable
        rows={run.rows}
        hrefOf={({ producerId }) => `/abrechnung/${run.runId}/${producerId}`}
      />
      <RunBar run={run} />
    </div>
  );
}

function RunHistory({ run }: { readonly run: RunView }) {
  const { approvedAt, approvedByName, submittedByName, createdByName } = run;
  return (
    <>
      {texts.runSub(run.createdByName, formatInstant(run.createdAt, 'de'))}{' '}
      {submittedByName && submittedByName !== createdByName && (
        <>{texts.submittedSub(submittedByName)} </>
      )}
      {approvedAt &&
        approvedByName &&
        texts.approvedSub(approvedByName, formatInstant(approvedAt, 'de'))}
    </>
  );
}
