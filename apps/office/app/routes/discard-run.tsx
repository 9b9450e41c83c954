import { discardRun, type RunView, readRun } from '@markthalle/contracts/office-settlement';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoney } from '@markthalle/ui/format/money';
import { done } from '@markthalle/workplace/server/form-action';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { settlementTexts as texts } from '../texts/settlement.ts';

export const meta = officeTitle<RunView>((run) => texts.discardQuestion(run.runNumber));

export const loader = (args: LoaderFunctionArgs) =>
  visitOffice(args).read(readRun, { runId: args.params.runId ?? '' });

export const action = officeAction(async ({ params, call }) => {
  await call(discardRun, { runId: params.runId ?? '' });
  return done('/abrechnung', 'verworfen');
});

/** Asks before a draft is thrown away, and names it. */
export default function DiscardRunPage() {
  const run = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.discardQuestion(run.runNumber)} />
      <Block>
        <p>
          {texts.releaseButton(run.rows.length).replace(' freigeben', '')},{' '}
          <b className="tabular">{formatMoney(run.transferCents, 'de')}</b>. {texts.discardText}
        </p>
        <form method="post" className="button-row">
          <Button kind="danger">{texts.discardConfirm(run.runNumber)}</Button>
          <ButtonLink href={`/abrechnung/${run.runId}`}>{texts.keep}</ButtonLink>
        </form>
      </Block>
    </>
  );
}
