import type { PointFields } from '@markthalle/contracts/office-points';
import { Field, Select } from '@markthalle/ui/components/field';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { pointTexts as texts } from '../texts/pickup-points.ts';
import { CheckedField } from './checked-field.tsx';

export type RunChoice = { readonly runCode: string; readonly label: string };

const MAX_OPENING_CHARS = 300;

/** What stands in the fields: what was typed, else what is held. */
function usePointValues(fields: PointFields | null, isThis: boolean): TypedValues {
  const { values, returned } = useFormAnswer();
  if (returned && isThis) return values;
  if (fields === null) return { attended: ['yes'] };
  const { coolBox, attended, capacity, ...texts } = fields;
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, [value]])),
    ...(coolBox ? { coolBox: ['yes'] } : {}),
    ...(attended ? { attended: ['yes'] } : {}),
    capacity: [capacity === null ? '' : String(capacity)],
  };
}

/** The fields that a new pick-up point and a changed one share. */
export function PointFieldset(props: {
  readonly runs: readonly RunChoice[];
  readonly fields: PointFields | null;
  /** False where another form of the page came back. */
  readonly isThis?: boolean;
}) {
  const { runs, fields, isThis = true } = props;
  const { problems } = useFormAnswer();
  const values = usePointValues(fields, isThis);
  const error = (name: string) => (isThis ? problemOf(problems, name) : undefined);
  const field = (name: keyof PointFields) => ({
    name,
    value: one(values, name),
    error: error(name),
    required: true,
  });
  return (
    <>
      <div className="form-grid">
        <Select
          {...field('runCode')}
          label={texts.runCode}
          choices={runs.map(({ runCode, label }) => ({ value: runCode, label }))}
        />
        <Field {...field('name')} label={texts.name} maxLength={120} />
        <Field {...field('street')} label={texts.street} maxLength={120} />
        <Field
          {...field('postcode')}
          label={texts.postcode}
          hint={texts.postcodeHint}
          inputMode="numeric"
        />
        <Field {...field('town')} label={texts.townField} maxLength={120} />
        <Field {...field('openingDe')} label={texts.openingDe} maxLength={MAX_OPENING_CHARS} />
        <Field
          {...field('openingEn')}
          label={texts.openingEn}
          lang="en"
          maxLength={MAX_OPENING_CHARS}
        />
        <Field
          {...field('capacity')}
          required={false}
          label={texts.capacity}
          hint={texts.capacityHint}
          inputMode="numeric"
        />
      </div>
      <CheckedField
        name="coolBox"
        label={texts.coolBoxField}
        checked={one(values, 'coolBox') !== ''}
        error={error('coolBox')}
      />
      <CheckedField
        name="attended"
        label={texts.attendedField}
        checked={one(values, 'attended') !== ''}
        error={error('attended')}
      />
    </>
  );
}
