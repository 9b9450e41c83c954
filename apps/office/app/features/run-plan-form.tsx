import type { RunPlanFields } from '@markthalle/contracts/office-runs';
import { WEEKDAYS } from '@markthalle/domain/dates';
import { typedFromAreas } from '@markthalle/domain/runPlan';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { runPlanTexts as texts } from '../texts/run-plan.ts';
import { CheckedField } from './checked-field.tsx';

const MAX_LIST_CHARS = 4_000;
const NEW_RUN = { leadDays: '1', cutOffHour: '12', departsHour: '8' };

/** What stands in the fields: what was typed, else what is held. */
export function useRunPlanValues(plan: RunPlanFields | null): TypedValues {
  const { values, returned } = useFormAnswer();
  if (returned) return values;
  if (plan === null) {
    return Object.fromEntries(Object.entries(NEW_RUN).map(([name, value]) => [name, [value]]));
  }
  return {
    nameDe: [plan.nameDe],
    nameEn: [plan.nameEn],
    weekdays: plan.weekdays,
    firstOn: [plan.firstOn ?? ''],
    lastOn: [plan.lastOn ?? ''],
    leadDays: [String(plan.leadDays)],
    cutOffHour: [String(plan.cutOffHour)],
    departsHour: [String(plan.departsHour)],
    ...(plan.chilled ? { chilled: ['yes'] } : {}),
    capacity: [plan.capacity === null ? '' : String(plan.capacity)],
    areas: [typedFromAreas(plan.areas)],
    stops: [plan.stops.join('\n')],
  };
}

/** The fields that a new run and a changed one share. */
export function RunPlanFieldset({ values }: { readonly values: TypedValues }) {
  const { problems } = useFormAnswer();
  const field = (name: keyof typeof texts & string) => ({
    name,
    label: String(texts[name]),
    value: one(values, name),
    error: problemOf(problems, name),
  });
  return (
    <>
      <div className="form-grid">
        <Field {...field('nameDe')} required maxLength={120} />
        <Field {...field('nameEn')} required maxLength={120} lang="en" />
      </div>
      <WeekdayFields values={values} error={problemOf(problems, 'weekdays')} />
      <div className="form-grid">
        <Field {...field('firstOn')} type="date" hint={texts.firstOnHint} />
        <Field {...field('lastOn')} type="date" hint={texts.lastOnHint} />
        <Field {...field('leadDays')} unit={texts.days} inputMode="numeric" required />
        <Field {...field('cutOffHour')} unit={texts.hour} inputMode="numeric" required />
        <Field {...field('departsHour')} unit={texts.hour} inputMode="numeric" required />
        <Field {...field('capacity')} hint={texts.capacityHint} inputMode="numeric" />
      </div>
      <CheckedField
        name="chilled"
        label={texts.chilled}
        checked={one(values, 'chilled') !== ''}
        error={problemOf(problems, 'chilled')}
      />
      <TextArea {...field('areas')} hint={texts.areasHint} maxLength={MAX_LIST_CHARS} />
      <TextArea {...field('stops')} hint={texts.stopsHint} maxLength={MAX_LIST_CHARS} required />
    </>
  );
}

function WeekdayFields(props: { readonly values: TypedValues; readonly error?: string }) {
  const chosen = many(props.values, 'weekdays');
  return (
    <fieldset className="weekdays" id="field-weekdays" tabIndex={-1}>
      <legend className="field__label">{texts.weekdays}</legend>
      {props.error && <p className="field__error">{props.error}</p>}
      {WEEKDAYS.map((day) => (
        <label className="check" key={day}>
          <input
            type="checkbox"
            name="weekdays"
            value={day}
            defaultChecked={chosen.includes(day)}
          />
          <span>{texts.weekdayNames[day]}</span>
        </label>
      ))}
    </fieldset>
  );
}
