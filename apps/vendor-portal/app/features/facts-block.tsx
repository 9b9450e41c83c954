import { MAX_PARTS } from '@markthalle/contracts/product-facts';
import type { FactField } from '@markthalle/domain/productFacts';
import { askedFacts } from '@markthalle/domain/publishingGates/askedFacts';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { FACT_QUESTIONS, factTexts as texts } from '../texts/facts.ts';
import { chosenGroup } from './chosen-group.ts';
import { FactRow } from './fact-row.tsx';
import { FactInput } from './facts-input.tsx';
import { nutrientField } from './facts-values.ts';
import { filledRows } from './form-rows.ts';
import { SetFields } from './set-fields.tsx';
import { SET } from './set-values.ts';
import { NUTRIENTS } from './typed-facts.ts';

type RowKey = keyof typeof texts.rows;

/** Facts that belong together; `needed` shows that an empty row is still open. */
const ROWS: readonly { key: RowKey; needed?: true; fields: readonly FactField[] }[] = [
  {
    key: 'label',
    needed: true,
    fields: ['foodName', 'singleIngredient', 'quid', 'durability', 'shelfLifeDays', 'batchBy'],
  },
  { key: 'nutrition', needed: true, fields: ['nutrition', 'nutritionExemption', 'nutritionNote'] },
  { key: 'set', fields: ['parts'] },
  {
    key: 'origin',
    fields: [
      'honeyOrigins',
      'origin',
      'primaryIngredientOrigin',
      'rearedIn',
      'slaughteredIn',
      'huntedIn',
      'meatReference',
      'fishName',
      'fishLatinName',
      'fishMethod',
      'fishArea',
      'fishGear',
      'eggCode',
    ],
  },
  {
    key: 'container',
    fields: [
      'containerSystem',
      'containerMaterial',
      'containerContent',
      'containerVolumeMl',
      'containerCount',
      'alcoholKind',
      'wineVintage',
    ],
  },
  {
    key: 'cosmetic',
    needed: true,
    fields: [
      'cosmeticFunction',
      'inci',
      'paoMonths',
      'precautions',
      'hygieneSealed',
      'cpnpNumber',
      'responsiblePerson',
    ],
  },
  {
    key: 'safety',
    needed: true,
    fields: [
      'productIdentifier',
      'warnings',
      'noWarningsReason',
      'toy',
      'toyMinAgeMonths',
      'manufacturer',
      'manufacturerCountry',
      'euPerson',
    ],
  },
  {
    key: 'material',
    fields: ['fibres', 'animalParts', 'foodContact', 'foodContactNote', 'speciesProof'],
  },
  {
    key: 'hazards',
    fields: [
      'clpStatus',
      'clpReason',
      'clpSignalWord',
      'clpPictograms',
      'clpHazards',
      'clpPrecautions',
    ],
  },
  {
    key: 'claims',
    fields: [
      'organic',
      'organicOrigin',
      'regionalSharePercent',
      'madeIn',
      'giName',
      'guaranteeYears',
      'guaranteeModel',
    ],
  },
  {
    key: 'more',
    fields: [
      'additiveFlags',
      'additivesConfirmed',
      'foodOperator',
      'brandRole',
      'power',
      'weeeNumber',
      'batteryNumber',
      'personalised',
      'vatReason',
    ],
  },
];

/** Questions of the law, only those of the chosen group. */
export function FactsBlock({ values }: { readonly values: TypedValues }) {
  const group = chosenGroup(values);
  const asked = askedFacts(group);
  return (
    <Block title={texts.title}>
      <ProducerGaps />
      <p className="small muted">{group === '' ? texts.chooseGroup : texts.intro}</p>
      <p className="small" data-take-group="">
        <Button name="intent" value="group" kind="secondary">
          {texts.takeGroup}
        </Button>
      </p>
      {group !== '' && <input type="hidden" name="facts-of" value={group} />}
      <div className="facts">
        {group !== '' &&
          ROWS.map((row) => {
            const fields = row.fields.filter((field) => asked.includes(field));
            return fields.length === 0 ? null : (
              <Row
                key={row.key}
                title={texts.rows[row.key]}
                needed={row.needed === true}
                fields={fields}
                values={values}
              />
            );
          })}
      </div>
    </Block>
  );
}

/** What must be proved or said about the business first; the form itself cannot answer it. */
function ProducerGaps() {
  const { problems } = useFormAnswer();
  const gaps = problems.filter(({ field }) => field !== null && PRODUCER_FIELDS.has(field));
  if (gaps.length === 0) return null;
  return (
    <Notice tone="warn">
      <strong>{texts.producerGaps}</strong>
      <ul>
        {gaps.map(({ field, message }) => (
          <li key={field} id={`field-${field}`} tabIndex={-1}>
            {message}
          </li>
        ))}
      </ul>
      <a href="/hof/nachweise">{texts.evidence}</a>
    </Notice>
  );
}

const PRODUCER_FIELDS: ReadonlySet<string> = new Set([
  'name',
  'phone',
  'email',
  'register',
  'self_certification',
  'payment_account',
  'tax_data',
  'packaging_register',
  'food_registration',
  'approval_mark',
  'organic_control',
  'region_declaration',
  'toy_declaration',
  'food_contact_declaration',
  'seal_licence',
]);

function Row(props: {
  readonly title: string;
  readonly needed: boolean;
  readonly fields: readonly FactField[];
  readonly values: TypedValues;
}) {
  const { fields, values, needed, title } = props;
  const { problems } = useFormAnswer();
  const isSet = fields.includes('parts');
  const hasProblem =
    fields.some((field) => problemOf(problems, field) !== undefined) ||
    (isSet && problems.some(({ field }) => field?.startsWith(`${SET}-`)));
  const said = fields.map((field) => saidOf(field, values)).find((text) => text !== '') ?? '';
  return (
    <FactRow
      title={title}
      said={said || (needed ? '' : texts.unanswered)}
      open={hasProblem || (isSet && one(values, 'intent') === 'rows')}
      waiting={hasProblem}
    >
      {fields.map((field) => {
        if (field === 'nutrition') return <NutritionFields key={field} values={values} />;
        if (field === 'parts') return <SetFields key={field} values={values} />;
        return <FactInput key={field} field={field} values={values} />;
      })}
    </FactRow>
  );
}

/** The first answer of a row, in words. */
function saidOf(field: FactField, values: TypedValues): string {
  if (field === 'parts') {
    const count = filledRows(values, SET, MAX_PARTS).length;
    return count === 0 ? '' : texts.set.count(count);
  }
  if (field === 'nutrition') {
    const kcal = one(values, nutrientField('energyKcal'));
    return kcal === '' ? '' : `${kcal} kcal`;
  }
  const question = FACT_QUESTIONS[field];
  const typed = many(values, field);
  if (question === undefined || typed.length === 0 || typed[0] === '') return '';
  if ('choices' in question) {
    return typed.map((value) => question.choices[value] ?? value).join(', ');
  }
  if (question.kind === 'tick') return typed[0] === 'yes' ? question.label : '';
  if (question.kind === 'yes_no') {
    return `${question.label} ${typed[0] === 'yes' ? texts.yes : texts.no}`;
  }
  return question.unit ? `${typed[0]} ${question.unit}` : (typed[0] ?? '');
}

function NutritionFields({ values }: { readonly values: TypedValues }) {
  const { problems } = useFormAnswer();
  const [first] = NUTRIENTS;
  return (
    <fieldset className="nutrition-fields" id="field-nutrition" tabIndex={-1}>
      <legend className="field__label">{texts.nutrition}</legend>
      <Select
        name="nutrition-per"
        label={texts.nutritionPer}
        value={one(values, 'nutrition-per') || '100 g'}
        choices={['100 g', '100 ml'].map((value) => ({ value, label: value }))}
      />
      {NUTRIENTS.map((key) => (
        <Field
          key={key}
          name={nutrientField(key)}
          label={texts.nutrients[key]}
          value={one(values, nutrientField(key))}
          inputMode="decimal"
          maxLength={8}
          autoComplete="off"
          {...(key === first && { error: problemOf(problems, 'nutrition') })}
        />
      ))}
    </fieldset>
  );
}
