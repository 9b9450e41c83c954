import { readPayoutStatement } from '@markthalle/contracts/portal-payouts';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, marketDayOf } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { StatementTable } from '@markthalle/workplace/views/statement-table';
import { WaitingTable } from '@markthalle/workplace/views/waiting-table';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { moneyTexts as texts } from '../texts/money.ts';

type Statement = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle<Statement>((statement) => texts.statement(statement.runNumber));

export const loader = (args: LoaderFunctionArgs) =>
  visitPortal(args).read(readPayoutStatement, { runId: args.params.runId ?? '' });

export default function StatementPage() {
  const statement = useLoaderData<typeof loader>();
  const { approvedAt } = statement;
  return (
    <PortalPage title={texts.statement(statement.runNumber)} backHref="/geld" current="money">
      <Block
        title={statement.producerName}
        aside={
          <ButtonLink small icon="download" href={`/geld/${statement.runId}/abrechnung.csv`}>
            {texts.download}
          </ButtonLink>
        }
      >
        <dl className="sums tabular">
          <div className="sums__total">
            <dt>{texts.sum}</dt>
            <dd>{formatMoney(statement.transferCents, 'de')}</dd>
          </div>
          <div>
            <dt>{texts.paidSoFar}</dt>
            <dd>{formatMoney(statement.transferredCents, 'de')}</dd>
          </div>
        </dl>
        {approvedAt && (
          <p className="small muted">
            {texts.approved(formatDayWithYear(marketDayOf(approvedAt), 'de'))}
          </p>
        )}
      </Block>
      <Block>
        <StatementTable statement={statement} />
      </Block>
      {statement.waiting.length > 0 && (
        <Block title={texts.waiting}>
          <WaitingTable statement={statement} />
        </Block>
      )}
    </PortalPage>
  );
}
