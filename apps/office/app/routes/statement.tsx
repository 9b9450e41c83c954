import { readStatement } from '@markthalle/contracts/office-settlement';
import type { StatementView } from '@markthalle/contracts/settlement';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { formatMoney } from '@markthalle/ui/format/money';
import { StatementTable } from '@markthalle/workplace/views/statement-table';
import { WaitingTable } from '@markthalle/workplace/views/waiting-table';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { settlementTexts as texts } from '../texts/settlement.ts';

export const meta = officeTitle<StatementView>((statement) => statement.producerName);

export const loader = (args: LoaderFunctionArgs) =>
  visitOffice(args).read(readStatement, {
    runId: args.params.runId ?? '',
    producerId: args.params.producerId ?? '',
  });

export default function StatementPage() {
  const statement = useLoaderData<typeof loader>();
  const here = `/abrechnung/${statement.runId}`;
  return (
    <>
      <PageHead
        title={statement.producerName}
        sub={<a href={here}>{texts.runTitle(statement.runNumber)}</a>}
      >
        <ButtonLink icon="download" href={`${here}/${statement.producerId}/abrechnung.csv`}>
          {texts.download}
        </ButtonLink>
      </PageHead>
      <Block>
        <StatementTable statement={statement} />
        <p className="muted tabular">
          {texts.paidSoFar(formatMoney(statement.transferredCents, 'de'))}
        </p>
      </Block>
      {statement.waiting.length > 0 && (
        <Block title={texts.waiting}>
          <WaitingTable statement={statement} />
        </Block>
      )}
    </>
  );
}
