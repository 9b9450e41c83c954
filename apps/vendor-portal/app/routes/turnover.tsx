import {
  declareTurnover,
  MAX_DECLARED_CENTS,
  readTurnover,
} from '@markthalle/contracts/portal-insight';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { money } from '@markthalle/workplace/german-money';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { centsFromTyped, typedFromCents } from '@markthalle/workplace/typed-money';
import { one } from '@markthalle/workplace/typed-values';
import { isThisForm, problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { turnoverTexts as texts } from '../texts/insight.ts';

const PATH = '/geld/umsatz';

type Turnover = Awaited<ReturnType<typeof loader>>;
type Limits = NonNullable<Turnover['limits']>;

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(readTurnover, {});

export const action = portalAction(async ({ values, call }) => {
  const year = one(values, 'year') === 'previous' ? 'previous' : 'current';
  const grossCents = centsFromTyped(one(values, year));
  if (grossCents === null || grossCents > MAX_DECLARED_CENTS) {
    throw new FormRefusal([{ field: year, message: texts.wrong }]);
  }
  await call(declareTurnover, { year, grossCents });
  return done(PATH, 'umsatz');
});

/** The turnover of a year, and how near a small business is to its limits. */
export default function TurnoverPage() {
  const turnover = useLoaderData<typeof loader>();
  const { year, limits } = turnover;
  return (
    <PortalPage title={texts.title} backHref="/geld" current="money">
      {limits && <Warnings limits={limits} />}
      <Block title={texts.year(year)}>
        <Sums market={turnover.marketCents} declared={turnover.declaredCents} />
        <p>
          <a href={`/geld/monat/${year}`}>{texts.statement(year)}</a>
        </p>
      </Block>
      {limits ? <LimitList limits={limits} /> : <p className="muted">{texts.noLimits}</p>}
      <Block title={texts.year(year - 1)}>
        <Sums market={turnover.marketPreviousCents} declared={turnover.declaredPreviousCents} />
      </Block>
      <Block title={texts.declare}>
        <p className="small muted" id="hinweis-umsatz">
          {texts.declareHint}
        </p>
        <DeclareForm
          name="current"
          label={texts.current(year)}
          cents={turnover.declaredCents}
          isPrimary
        />
        <DeclareForm
          name="previous"
          label={texts.previous(year - 1)}
          cents={turnover.declaredPreviousCents}
        />
      </Block>
    </PortalPage>
  );
}

function Warnings({ limits }: { readonly limits: Limits }) {
  const { thisYear, nextYear, previousExceeded } = limits;
  const sentences = [
    ...(previousExceeded ? [texts.previousExceeded] : []),
    ...(thisYear.level === 'calm' ? [] : [texts.warnThisYear[thisYear.level]]),
    ...(nextYear.level === 'calm' ? [] : [texts.warnNextYear[nextYear.level]]),
  ];
  return sentences.map((sentence) => (
    <Notice key={sentence} tone="warn">
      {sentence}
    </Notice>
  ));
}

function Sums(props: { readonly market: number; readonly declared: number | null }) {
  const { market, declared } = props;
  return (
    <dl className="sums tabular">
      <div>
        <dt>{texts.market}</dt>
        <dd>{money(market)}</dd>
      </div>
      <div>
        <dt>{texts.declared}</dt>
        <dd>{declared === null ? texts.notDeclared : money(declared)}</dd>
      </div>
      <div className="sums__total">
        <dt>{texts.sum}</dt>
        <dd>{money(market + (declared ?? 0))}</dd>
      </div>
    </dl>
  );
}

function LimitList({ limits }: { readonly limits: Limits }) {
  const rows = [
    { standing: limits.thisYear, title: texts.thisYear },
    { standing: limits.nextYear, title: texts.nextYear },
  ];
  return (
    <Block title={texts.limits}>
      {rows.map(({ standing, title }) => (
        <p key={standing.limitCents}>
          <label className="limit">
            <span>{title(money(standing.limitCents))}</span>
            <progress max={standing.limitCents} value={standing.turnoverCents} />
            <span className="small muted tabular">
              {standing.level === 'over'
                ? texts.over(standing.percent)
                : texts.percent(standing.percent, money(standing.leftCents))}
            </span>
          </label>
        </p>
      ))}
    </Block>
  );
}

type DeclareFormProps = {
  readonly name: 'current' | 'previous';
  readonly label: string;
  readonly cents: number | null;
  readonly isPrimary?: boolean;
};

function DeclareForm({ name, label, cents, isPrimary }: DeclareFormProps) {
  const { values, problems, returned } = useFormAnswer();
  const typed = returned && isThisForm(values, 'year', name);
  return (
    <form method="post" className="stack" noValidate>
      <input type="hidden" name="year" value={name} />
      <Field
        name={name}
        label={label}
        unit="€"
        value={typed ? one(values, name) : typedFromCents(cents)}
        inputMode="decimal"
        maxLength={15}
        autoComplete="off"
        error={typed ? problemOf(problems, name) : undefined}
      />
      <Button kind={isPrimary ? 'primary' : 'secondary'}>{texts.save}</Button>
    </form>
  );
}
