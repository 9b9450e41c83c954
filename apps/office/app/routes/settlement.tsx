import { readMoneyChecks } from '@markthalle/contracts/office-reconciliation';
import { createRun, readSettlement } from '@markthalle/contracts/office-settlement';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, formatInstant } from '@markthalle/ui/format/dates';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MoneyCheckForm } from '../features/money-check-form.tsx';
import { OpenMatters } from '../features/open-matters.tsx';
import { PageHead } from '../features/page-head.tsx';
import { PayoutTable } from '../features/payout-table.tsx';
import { CreateBar, isReleased, RunBar } from '../features/release-bar.tsx';
import { RunList } from '../features/run-list.tsx';
import { SettlementSteps } from '../features/settlement-steps.tsx';
import { weekDays, weekOfInstant } from '../features/week.ts';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { settlementTexts as texts } from '../texts/settlement.ts';

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const [settlement, { checks }] = await Promise.all([
    visit.read(readSettlement, {}),
    visit.read(readMoneyChecks, {}),
  ]);
  return {
    settlement,
    checks,
    week: weekOfInstant(new Date()),
    idempotencyKey: crypto.randomUUID(),
  };
}

type Settlement = Awaited<ReturnType<typeof loader>>;

export const action = officeAction(async ({ values, call }) => {
  if (one(values, 'intent') !== 'create') {
    throw new FormRefusal([{ field: null, message: 'Diesen Schritt gibt es nicht.' }]);
  }
  const idempotencyKey = one(values, 'idempotencyKey');
  await call(createRun, {}, { idempotencyKey });
  return done('/abrechnung', 'angelegt');
});

export default function SettlementPage() {
  const loaded = useLoaderData<typeof loader>();
  const { checks } = loaded;
  const { openMatters, openRun, proposal, runs } = loaded.settlement;
  const rows = openRun?.rows ?? proposal;
  const wrong = checks.filter((check) => !check.ok).length;
  return (
    <div className="has-save-bar">
      <Head {...loaded} />
      <SettlementSteps
        checks={checks}
        openMatters={openMatters.length + wrong}
        released={openRun !== null && isReleased(openRun)}
      />
      <OpenMatters matters={openMatters} checks={checks} />
      <PayoutTable
        rows={rows}
        hrefOf={({ producerId }) =>
          openRun ? `/abrechnung/${openRun.runId}/${producerId}` : `/betriebe/${producerId}`
        }
      />
      {runs.length > 0 && (
        <Block title={texts.runs}>
          <RunList runs={runs} />
        </Block>
      )}
      {openRun ? (
        <RunBar run={openRun} />
      ) : (
        <CreateBar
          readyCents={loaded.settlement.readyCents}
          ready={loaded.settlement.readyProducers}
          all={proposal.length}
          idempotencyKey={loaded.idempotencyKey}
        />
      )}
    </div>
  );
}

function Head({ settlement, week }: Settlement) {
  const { openRun, readyProducers, nextRunOn } = settlement;
  const title = openRun ? texts.runTitle(openRun.runNumber) : texts.weekTitle(week.week);
  const sub = openRun
    ? texts.runSub(openRun.createdByName, formatInstant(openRun.createdAt, 'de'))
    : `${texts.weekSub(weekDays(week.monday, week.sunday), readyProducers)} ${texts.nextRun(formatDayWithYear(nextRunOn, 'de'))}`;
  return (
    <PageHead title={title} sub={sub}>
      <ButtonLink href="/abrechnung/einbehalte">{texts.holds}</ButtonLink>
      <ButtonLink href="/abrechnung/regeln">{texts.rules}</ButtonLink>
      <MoneyCheckForm />
    </PageHead>
  );
}
