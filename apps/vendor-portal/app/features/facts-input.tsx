import type { FactField } from '@markthalle/domain/productFacts';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Field, Select, TextArea } from '@markthalle/ui/components/field';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { FACT_QUESTIONS, factTexts as texts } from '../texts/facts.ts';
import { CheckList } from './check-list.tsx';

const MAX_LINE_CHARS = 400;
const MAX_AREA_CHARS = 2_000;

const YES_NO = [
  { value: '', label: texts.choose },
  { value: 'yes', label: texts.yes },
  { value: 'no', label: texts.no },
];

/** One question, as the table of texts says how it is asked. */
export function FactInput(props: { readonly field: FactField; readonly values: TypedValues }) {
  const { field, values } = props;
  const { problems } = useFormAnswer();
  const question = FACT_QUESTIONS[field];
  if (question === undefined) return null;
  const { label, hint, unit } = question;
  const value = one(values, field);
  const common = { name: field, label, hint, value, error: problemOf(problems, field) };
  switch (question.kind) {
    case 'tick':
      return (
        <Checkbox name={field} checked={value === 'yes'}>
          {label}
        </Checkbox>
      );
    case 'yes_no':
      return <Select {...common} choices={YES_NO} />;
    case 'one_of':
      return (
        <Select
          {...common}
          choices={[
            { value: '', label: texts.choose },
            ...Object.entries(question.choices).map(([key, text]) => ({ value: key, label: text })),
          ]}
        />
      );
    case 'some_of':
      return (
        <CheckList
          name={field}
          legend={label}
          choices={Object.entries(question.choices).map(([key, text]) => ({
            value: key,
            label: text,
          }))}
          chosen={many(values, field)}
          error={common.error}
        />
      );
    case 'area':
      return <TextArea {...common} rows={3} maxLength={MAX_AREA_CHARS} />;
    case 'number':
      return <Field {...common} unit={unit} inputMode="numeric" maxLength={7} autoComplete="off" />;
    default:
      return <Field {...common} maxLength={MAX_LINE_CHARS} autoComplete="off" />;
  }
}
