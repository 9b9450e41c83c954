import { readDeliverySetup, saveDeliverySetup } from '@markthalle/contracts/portal-delivery';
import { WEEKDAYS } from '@markthalle/domain/dates';
import { OWN_WAY_KEYS } from '@markthalle/domain/ownWays';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { formatWeekday } from '@markthalle/ui/format/dates';
import { done } from '@markthalle/workplace/server/form-action';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { CheckList } from '../features/check-list.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { answersFromValues, valuesOfAnswers } from '../server/delivery-answers.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { setupTexts as texts } from '../texts/delivery-setup.ts';

const PATH = '/hof/versand';
const Names = z.array(z.string());

type Loaded = Awaited<ReturnType<typeof loader>>;
type Setup = Loaded['setup'];

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const setup = await visitPortal(args).read(readDeliverySetup, {});
  return { setup, values: valuesOfAnswers(setup) };
}

export const action = portalAction(async ({ values, call }) => {
  const acceptsUnreachable = one(values, 'trotzdem') === 'ja';
  await call(saveDeliverySetup, { answers: answersFromValues(values), acceptsUnreachable });
  return done(PATH, 'versand');
});

/** When, how, at which price: everything else about dates is computed from it. */
export default function DeliverySetupPage() {
  const { setup, values: stored } = useLoaderData<typeof loader>();
  const answer = useFormAnswer();
  const values = answer.returned ? answer.values : stored;
  const asksBack = answer.code === 'products-unreachable';
  const names = Names.safeParse(answer.details?.names);
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <p>{texts.lead}</p>
      <form method="post" className="stack" noValidate>
        <When values={values} />
        <How values={values} setup={setup} />
        <Cost values={values} />
        {asksBack && <Unreachable names={names.success ? names.data : []} />}
        <p className="form-action">
          <Button
            kind="primary"
            wide
            name={asksBack ? 'trotzdem' : undefined}
            value={asksBack ? 'ja' : undefined}
          >
            {asksBack ? texts.saveAnyway : texts.save}
          </Button>
        </p>
      </form>
    </PortalPage>
  );
}

function When({ values }: { readonly values: TypedValues }) {
  const { problems } = useFormAnswer();
  return (
    <Block title={texts.when}>
      <CheckList
        name="tage"
        legend={texts.days}
        chosen={values.tage ?? []}
        choices={WEEKDAYS.map((day) => ({ value: day, label: formatWeekday(day, 'de') }))}
        error={problemOf(problems, 'tage')}
      />
      <Field
        name="vorlauf"
        label={texts.leadTime}
        hint={texts.leadTimeHint}
        value={one(values, 'vorlauf')}
        inputMode="numeric"
        maxLength={2}
        autoComplete="off"
        error={problemOf(problems, 'vorlauf')}
      />
    </Block>
  );
}

function How({ values, setup }: { readonly values: TypedValues; readonly setup: Setup }) {
  const { regionalRuns, cityRun } = setup;
  const days = (run: { readonly weekdays: readonly (typeof WEEKDAYS)[number][] }) =>
    run.weekdays.map((day) => formatWeekday(day, 'de')).join(', ');
  const tours = [
    { value: '', label: texts.noTour },
    ...regionalRuns.map((run) => ({
      value: run.code,
      label: texts.tourChoice(run.label, days(run), run.chilled),
    })),
  ];
  return (
    <Block title={texts.how}>
      <CheckList
        name="wege"
        legend={texts.own}
        chosen={values.wege ?? []}
        choices={OWN_WAY_KEYS.map((key) => ({ value: key, label: texts.ways[key] }))}
      />
      <CheckList
        name="tour"
        legend={texts.tour}
        type="radio"
        chosen={[one(values, 'tour')]}
        choices={tours}
      />
      {cityRun && (
        <CheckList
          name="sammelfahrt"
          legend={texts.cityLegend}
          chosen={values.sammelfahrt ?? []}
          choices={[{ value: 'ja', label: texts.city(cityRun.label, days(cityRun)) }]}
        />
      )}
    </Block>
  );
}

function Cost({ values }: { readonly values: TypedValues }) {
  const { problems } = useFormAnswer();
  return (
    <Block title={texts.cost}>
      <p className="small muted">
        {texts.costHint} {texts.freeFromHint}
      </p>
      {OWN_WAY_KEYS.filter((key) => key !== 'pickup').map((key) => (
        <div key={key} className="way-price">
          {(
            [
              [`preis-${key}`, texts.price(texts.ways[key])],
              [`frei-${key}`, texts.freeFrom(texts.ways[key])],
            ] as const
          ).map(([name, label]) => (
            <Field
              key={name}
              name={name}
              label={label}
              unit="€"
              value={one(values, name)}
              inputMode="decimal"
              maxLength={10}
              autoComplete="off"
              error={problemOf(problems, name)}
            />
          ))}
        </div>
      ))}
    </Block>
  );
}

/** Asked once, before anything is saved: which products nobody could order any more. */
function Unreachable({ names }: { readonly names: readonly string[] }) {
  return (
    <Notice tone="warn" title={texts.unreachable} live>
      <ul>
        {[...new Set(names)].map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p>{texts.unreachableHint}</p>
    </Notice>
  );
}
