import type { OutputOf } from '@markthalle/contracts/endpoint';
import { listSettlementRules, resolveSettlementRules } from '@markthalle/contracts/office-holds';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatBps } from '@markthalle/ui/format/numbers';
import { atField, done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { centsFromTyped, countFromTyped } from '@markthalle/workplace/typed-money';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { ruleTexts as texts } from '../texts/settlement-rules.ts';

type Rules = OutputOf<typeof listSettlementRules>['now'];

const HERE = '/abrechnung/regeln';
const BPS_PER_PERCENT = 100;

export const meta = officeTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(listSettlementRules, {});

export const action = officeAction(async ({ values, call }) => {
  const minimumCents = centsFromTyped(one(values, 'minimum'));
  if (minimumCents === null) {
    throw new FormRefusal([{ field: 'minimum', message: texts.noAmount }]);
  }
  const rule = {
    validFrom: one(values, 'validFrom'),
    resolution: one(values, 'resolution'),
    minimumCents,
    forceAfterDays: countOf(values, 'forceAfterDays'),
    floorBps: countOf(values, 'floor') * BPS_PER_PERCENT,
    holdCapDays: countOf(values, 'holdCapDays'),
    reserve: {
      rateBps: countOf(values, 'reserveRate') * BPS_PER_PERCENT,
      newForDays: countOf(values, 'newForDays'),
      releaseAfterDays: countOf(values, 'releaseAfterDays'),
    },
    weekly: {
      weekday: one(values, 'weekday') as Rules['weekly']['weekday'],
      hour: countOf(values, 'hour'),
    },
  };
  await atField('validFrom', call(resolveSettlementRules, rule));
  return done(HERE, 'beschlossen');
});

function countOf(values: TypedValues, field: string): number {
  const count = countFromTyped(one(values, field));
  if (count === null) throw new FormRefusal([{ field, message: texts.noCount }]);
  return count;
}

/** How the cooperative settles: what holds now, every resolution, and the form for the next one. */
export default function SettlementRulesPage() {
  const { now, resolutions } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title} sub={<a href="/abrechnung">{texts.back}</a>} />
      <Block title={texts.now}>
        <KeyFacts facts={factsOf(now)} />
      </Block>
      {resolutions.length > 0 && (
        <Block title={texts.resolutions}>
          <ul>
            {resolutions.map((rule) => (
              <li key={`${rule.validFrom}-${rule.resolution}`}>
                {texts.from(formatDayWithYear(rule.validFrom, 'de'), rule.resolution)}
              </li>
            ))}
          </ul>
        </Block>
      )}
      <RulesForm now={now} />
    </>
  );
}

function factsOf(rules: Rules) {
  const { reserve, weekly } = rules;
  return [
    { term: texts.weekly, fact: texts.weeklyFact(texts.weekdays[weekly.weekday], weekly.hour) },
    {
      term: texts.minimum,
      fact: texts.minimumFact(formatMoney(rules.minimumCents, 'de'), rules.forceAfterDays),
    },
    { term: texts.floor, fact: formatBps(rules.floorBps, 'de') },
    { term: texts.holdCap, fact: texts.days(rules.holdCapDays) },
    {
      term: texts.reserve,
      fact:
        reserve.rateBps === 0
          ? texts.noReserve
          : texts.reserveFact(
              formatBps(reserve.rateBps, 'de'),
              reserve.newForDays,
              reserve.releaseAfterDays,
            ),
    },
  ];
}

/** Filled with what holds now: a resolution changes what it changes. */
function RulesForm({ now }: { readonly now: Rules }) {
  const { values, problems } = useFormAnswer();
  const field = (name: string, held: string | number = '') => ({
    name,
    value: one(values, name) || String(held),
    error: problemOf(problems, name),
    required: true,
  });
  const percent = (bps: number) => Math.round(bps / BPS_PER_PERCENT);
  return (
    <Block title={texts.newRule}>
      <form method="post" action={HERE} className="form-grid">
        <Field {...field('validFrom')} type="date" label={texts.validFrom} />
        <Field {...field('resolution')} label={texts.resolution} maxLength={120} />
        <Field
          {...field('minimum', formatMoney(now.minimumCents, 'de').replace(/\s*€/, ''))}
          label={texts.minimum}
          unit="€"
          inputMode="decimal"
        />
        <Field
          {...field('forceAfterDays', now.forceAfterDays)}
          label={texts.forceAfter}
          unit={texts.unitDays}
          inputMode="numeric"
        />
        <Field
          {...field('floor', percent(now.floorBps))}
          label={texts.floor}
          unit="%"
          inputMode="numeric"
        />
        <Field
          {...field('holdCapDays', now.holdCapDays)}
          label={texts.holdCap}
          hint={texts.holdCapHint}
          unit={texts.unitDays}
          inputMode="numeric"
        />
        <Field
          {...field('reserveRate', percent(now.reserve.rateBps))}
          label={texts.reserve}
          hint={texts.reserveHint}
          unit="%"
          inputMode="numeric"
        />
        <Field
          {...field('newForDays', now.reserve.newForDays)}
          label={texts.newFor}
          unit={texts.unitDays}
          inputMode="numeric"
        />
        <Field
          {...field('releaseAfterDays', now.reserve.releaseAfterDays)}
          label={texts.releaseAfter}
          unit={texts.unitDays}
          inputMode="numeric"
        />
        <Select
          name="weekday"
          label={texts.weekday}
          value={one(values, 'weekday') || now.weekly.weekday}
          choices={Object.entries(texts.weekdays).map(([value, label]) => ({ value, label }))}
        />
        <Field
          {...field('hour', now.weekly.hour)}
          label={texts.hour}
          unit="Uhr"
          inputMode="numeric"
        />
        <Button kind="primary">{texts.resolve}</Button>
      </form>
    </Block>
  );
}
