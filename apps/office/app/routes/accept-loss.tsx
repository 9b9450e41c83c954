import { acceptLoss, type DisputeView, readDispute } from '@markthalle/contracts/office-disputes';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { TextArea } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoney } from '@markthalle/ui/format/money';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { disputeTexts as texts } from '../texts/disputes.ts';

const MAX_NOTE_CHARS = 500;

type Loaded = { readonly dispute: DisputeView };

export const meta = officeTitle<Loaded>(({ dispute }) => texts.acceptTitle(dispute.orderNumber));

export async function loader(args: LoaderFunctionArgs) {
  const disputeId = args.params.disputeId ?? '';
  const dispute = await visitOffice(args).read(readDispute, { disputeId });
  return { dispute, idempotencyKey: crypto.randomUUID() };
}

export const action = officeAction(async ({ values, params, call }) => {
  const disputeId = params.disputeId ?? '';
  const input = { disputeId, note: one(values, 'note'), confirmed: 'yes' as const };
  await call(acceptLoss, input, { idempotencyKey: one(values, 'idempotencyKey') });
  return done(`/beschwerden/${disputeId}`, 'verlust-anerkannt');
});

/** Asks once more before a dispute is given up, and says what it costs. */
export default function AcceptLossPage() {
  const { dispute, idempotencyKey } = useLoaderData<typeof loader>();
  const { values, problems } = useFormAnswer();
  return (
    <>
      <PageHead title={texts.acceptTitle(dispute.orderNumber)} />
      <Block>
        <p>{texts.acceptText(formatMoney(dispute.amountCents, 'de'))}</p>
        <form method="post">
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          <TextArea
            name="note"
            label={texts.note}
            rows={2}
            required
            maxLength={MAX_NOTE_CHARS}
            value={one(values, 'note')}
            error={problemOf(problems, 'note')}
          />
          <div className="button-row">
            <Button kind="danger">{texts.accept}</Button>
            <ButtonLink href={`/beschwerden/${dispute.disputeId}`}>{texts.keep}</ButtonLink>
          </div>
        </form>
      </Block>
    </>
  );
}
