import { runSweep } from '@markthalle/contracts/office-operations';
import {
  approvePlatformPayout,
  readTreasury,
  requestPlatformPayout,
  requestTopUp,
  resolveFeeBearing,
  resolveFloat,
  withdrawPlatformPayout,
} from '@markthalle/contracts/office-treasury';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { formatInstant } from '@markthalle/ui/format/dates';
import { atField, done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { centsFromTyped, countFromTyped } from '@markthalle/workplace/typed-money';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { TreasuryBalance } from '../features/treasury-balance.tsx';
import { Payouts, TopUps } from '../features/treasury-moves.tsx';
import { Resolutions, UntiedFees } from '../features/treasury-rules.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { treasuryTexts as texts } from '../texts/treasury.ts';

const PAGE = '/stripe-konto';
const BPS_PER_PERCENT = 100;

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const view = await visitOffice(args).read(readTreasury, {});
  return { view, idempotencyKey: crypto.randomUUID() };
}

export const action = officeAction(async ({ values, call }) => {
  const payoutId = one(values, 'payoutId');
  const idempotencyKey = one(values, 'idempotencyKey');
  switch (one(values, 'intent')) {
    case 'read':
      await call(runSweep, { name: 'reread-treasury' });
      return done(PAGE, 'gelaufen');
    case 'payout': {
      const amountCents = amountOf(values, 'payoutAmount');
      await atField(
        'payoutAmount',
        call(requestPlatformPayout, { amountCents }, { idempotencyKey }),
      );
      return done(PAGE, 'beantragt');
    }
    case 'topUp': {
      const amountCents = amountOf(values, 'topUpAmount');
      await atField('topUpAmount', call(requestTopUp, { amountCents }, { idempotencyKey }));
      return done(PAGE, 'aufgefuellt');
    }
    case 'approve':
      await call(approvePlatformPayout, { payoutId });
      return done(PAGE, 'auszahlung-frei');
    case 'withdraw':
      await call(withdrawPlatformPayout, { payoutId });
      return done(PAGE, 'zurueckgezogen');
    case 'feeBearing':
      await call(resolveFeeBearing, {
        validFrom: one(values, 'validFrom'),
        mode: one(values, 'mode') === 'producers' ? 'producers' : 'cooperative',
        resolution: one(values, 'resolution'),
      });
      return done(PAGE, 'beschlossen');
    case 'float':
      await call(resolveFloat, {
        validFrom: one(values, 'floatFrom'),
        minimumCents: amountOf(values, 'minimum'),
        volumeShareBps: shareOf(values),
        resolution: one(values, 'floatResolution'),
      });
      return done(PAGE, 'beschlossen');
    default:
      throw new FormRefusal([{ field: null, message: 'Diesen Schritt gibt es nicht.' }]);
  }
});

function amountOf(values: TypedValues, field: string): number {
  const cents = centsFromTyped(one(values, field));
  if (cents === null || cents === 0) {
    throw new FormRefusal([{ field, message: texts.notAnAmount }]);
  }
  return cents;
}

function shareOf(values: TypedValues): number {
  const percent = countFromTyped(one(values, 'volumeShare'));
  if (percent === null || percent > 100) {
    throw new FormRefusal([{ field: 'volumeShare', message: texts.notAShare }]);
  }
  return percent * BPS_PER_PERCENT;
}

/** What Stripe holds, whose it is, and the two ways in and out. */
export default function TreasuryPage() {
  const { view, idempotencyKey } = useLoaderData<typeof loader>();
  const { balance } = view;
  const sub = balance ? texts.readAt(formatInstant(balance.readAt, 'de')) : texts.neverRead;
  return (
    <>
      <PageHead title={texts.title} sub={sub}>
        <form method="post" className="button-row">
          <input type="hidden" name="intent" value="read" />
          <Button>{texts.readNow}</Button>
          <ButtonLink href="/zahlungskonten">{texts.accountsLink}</ButtonLink>
        </form>
      </PageHead>
      <TreasuryBalance view={view} />
      <Payouts view={view} idempotencyKey={idempotencyKey} />
      <TopUps view={view} idempotencyKey={idempotencyKey} />
      <UntiedFees fees={view.fees} />
      <Resolutions view={view} />
    </>
  );
}
