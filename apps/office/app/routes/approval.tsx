import type { OutputOf } from '@markthalle/contracts/endpoint';
import { approveVersion, readApproval, returnVersion } from '@markthalle/contracts/office-catalog';
import { Notice } from '@markthalle/ui/components/notice';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { many, one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ApprovalChanges, ApprovalChecks } from '../features/approval-checks.tsx';
import { ApprovalForms } from '../features/approval-forms.tsx';
import { ApprovalGates } from '../features/approval-gates.tsx';
import { ApprovalPhotos, SEEN_FIELD } from '../features/approval-photos.tsx';
import { ListingPreview } from '../features/listing-preview.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { approvalTexts as texts } from '../texts/approvals.ts';

type Approval = OutputOf<typeof readApproval>;

export const meta = officeTitle<Approval>(({ card }) => card.name);

export const loader = (args: LoaderFunctionArgs) =>
  visitOffice(args).read(readApproval, { versionId: args.params.versionId ?? '' });

export const action = officeAction(async ({ values, params, call }) => {
  const versionId = params.versionId ?? '';
  if (one(values, 'intent') === 'approve') {
    const seenPhotoIds = [...many(values, SEEN_FIELD)];
    await call(approveVersion, { versionId, seenPhotoIds });
    return done('/freigaben', 'freigegeben');
  }
  const template = texts.reasons[one(values, 'reason')] ?? '';
  const note = [template, one(values, 'note').trim()].filter(Boolean).join(' ');
  if (note === '') throw new FormRefusal([{ field: 'note', message: texts.noteMissing }]);
  await call(returnVersion, { versionId, note });
  return done('/freigaben', 'zurueck');
});

export default function ApprovalPage() {
  const approval = useLoaderData<typeof loader>();
  const { card, state } = approval;
  return (
    <div className="has-save-bar">
      <PageHead
        title={card.name}
        sub={
          <>
            {card.producerName}, {texts.submitted(formatInstant(card.submittedAt, 'de'))}
          </>
        }
      />
      <div className="side-by-side">
        <ListingPreview approval={approval} />
        <div>
          <ApprovalPhotos photos={approval.photos} />
          <ApprovalChecks checks={approval.checks} />
          <ApprovalGates gates={approval.gates} />
          <ApprovalChanges changes={approval.changes} />
          {state === 'submitted' ? (
            <ApprovalForms photos={approval.photos} />
          ) : (
            <Notice>{texts.decided}</Notice>
          )}
        </div>
      </div>
    </div>
  );
}
