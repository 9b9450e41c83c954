import { listPortalSlots, type Programme, setProgramme } from '@markthalle/contracts/portal-slots';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { countFromTyped } from '@markthalle/workplace/typed-money';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { dateTexts as texts } from '../texts/dates.ts';

export const meta = portalTitle(texts.programme);

export async function loader(args: LoaderFunctionArgs) {
  const { experiences } = await visitPortal(args).read(listPortalSlots, {});
  const found = experiences.find(({ productId }) => productId === args.params.productId);
  if (found === undefined) throw data({ code: 'route-not-found' }, { status: 404 });
  return found;
}

export const action = portalAction(async ({ values, params, call }) => {
  await call(setProgramme, { productId: params.productId ?? '', programme: programmeOf(values) });
  return done('/termine', 'ablauf');
});

const NUMBERS = ['durationMinutes', 'seats', 'minPersons', 'closingHours'] as const;
const WORDS = ['meetingPlaceDe', 'meetingPlaceEn', 'weatherRuleDe', 'weatherRuleEn'] as const;

const LABELS: Readonly<Record<keyof Programme, string>> = {
  durationMinutes: texts.duration,
  seats: texts.usualSeats,
  minPersons: texts.minPersons,
  closingHours: texts.closing,
  meetingPlaceDe: texts.placeDe,
  meetingPlaceEn: texts.placeEn,
  weatherRuleDe: texts.ruleDe,
  weatherRuleEn: texts.ruleEn,
};

const UNITS: Readonly<Record<(typeof NUMBERS)[number], string>> = {
  durationMinutes: texts.minutes,
  seats: texts.persons,
  minPersons: texts.persons,
  closingHours: texts.hours,
};

/** What was typed, with everything that is missing named at once. */
function programmeOf(values: TypedValues): Programme {
  const numbers = NUMBERS.map((name) => [name, countFromTyped(one(values, name))] as const);
  const words = WORDS.map((name) => [name, one(values, name).trim()] as const);
  const wrong = [
    ...numbers.flatMap(([field, n]) => (n === null ? [{ field, message: texts.numberWrong }] : [])),
    ...words.flatMap(([field, text]) => (text ? [] : [{ field, message: texts.textMissing }])),
  ];
  if (wrong.length > 0) throw new FormRefusal(wrong);
  return Object.fromEntries([...numbers, ...words]) as Programme;
}

export default function DateProgramme() {
  const { name, programme } = useLoaderData<typeof loader>();
  const { values, problems } = useFormAnswer();
  const typed = (field: keyof Programme) => ({
    name: field,
    label: LABELS[field],
    value: one(values, field) || String(programme?.[field] ?? ''),
    error: problemOf(problems, field),
  });
  return (
    <PortalPage title={name} backHref="/termine">
      <Block title={texts.programme}>
        <p>{texts.programmeNote}</p>
        <form method="post" className="stack" noValidate>
          {NUMBERS.map((field) => (
            <Field key={field} {...typed(field)} unit={UNITS[field]} inputMode="numeric" required />
          ))}
          {WORDS.map((field) => (
            <Field
              key={field}
              {...typed(field)}
              lang={field.endsWith('En') ? 'en' : undefined}
              maxLength={field.startsWith('meeting') ? 160 : 300}
              required
            />
          ))}
          <Button kind="primary">{texts.saveProgramme}</Button>
        </form>
      </Block>
    </PortalPage>
  );
}
