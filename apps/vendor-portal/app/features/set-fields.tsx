import { MAX_PARTS } from '@markthalle/contracts/product-facts';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select, TextArea } from '@markthalle/ui/components/field';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { FACT_QUESTIONS, factTexts as texts } from '../texts/facts.ts';
import { rowField, shownRows } from './form-rows.ts';
import { EXEMPTIONS, SET } from './set-values.ts';
import { NUTRIENTS } from './typed-facts.ts';

type SetProps = { readonly values: TypedValues };

/** The articles of a set: each has a name, ingredients and nutrition of its own (Art. 9 LMIV). */
export function SetFields({ values }: SetProps) {
  const problem = problemOf(useFormAnswer().problems, 'parts');
  return (
    <>
      <p className="field__hint" id="field-parts">
        {texts.set.hint}
      </p>
      {problem && <p className="field__error">{problem}</p>}
      {shownRows(values, SET, MAX_PARTS).map((position) => (
        <PartFields key={position} values={values} position={position} />
      ))}
      <p>
        <Button kind="secondary" small name="intent" value="rows">
          {texts.set.more}
        </Button>
      </p>
    </>
  );
}

function PartFields({ values, position }: SetProps & { readonly position: number }) {
  const { problems } = useFormAnswer();
  const name = (field: string) => rowField(SET, position, field);
  const shared = (field: string) => ({
    name: name(field),
    value: one(values, name(field)),
    error: problemOf(problems, name(field)),
  });
  const isWrong = NUTRIENTS.some((key) => problemOf(problems, name(key)) !== undefined);
  return (
    <fieldset className="form-row">
      <legend className="field__label">{texts.set.article(position)}</legend>
      <Field {...shared('name')} label={texts.set.name} hint={texts.set.nameHint} maxLength={400} />
      <TextArea
        {...shared('ingredients')}
        label={texts.set.ingredients}
        rows={2}
        maxLength={2_000}
      />
      <Field
        {...shared('honey')}
        label={texts.set.honey}
        hint={FACT_QUESTIONS.honeyOrigins?.hint}
        maxLength={400}
        autoComplete="off"
        optional
      />
      <Select
        {...shared('exemption')}
        label={texts.set.exemption}
        choices={[
          { value: '', label: texts.set.withNutrition },
          ...Object.entries(EXEMPTIONS).map(([value, label]) => ({ value, label })),
        ]}
      />
      <details open={isWrong}>
        <summary>{texts.nutrition}</summary>
        <Select
          {...shared('per')}
          label={texts.nutritionPer}
          choices={['100 g', '100 ml'].map((value) => ({ value, label: value }))}
        />
        {NUTRIENTS.map((key) => (
          <Field
            key={key}
            {...shared(key)}
            label={texts.nutrients[key]}
            inputMode="decimal"
            maxLength={8}
            autoComplete="off"
          />
        ))}
      </details>
    </fieldset>
  );
}
