import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Field, Select, TextArea } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { formTexts as texts } from '../texts/product-form.ts';
import { AllergenRow } from './allergen-row.tsx';
import { CheckList } from './check-list.tsx';
import { chosenGroup } from './chosen-group.ts';
import { FactRow } from './fact-row.tsx';
import { OfferRows } from './offer-rows.tsx';
import type { ProductFormChoices } from './product-form.tsx';

/** Groups of drinks ask for the alcoholic strength (art. 9(1)(k) of regulation (EU) 1169/2011). */
const DRINKS = 'getraenke/';

type FactsProps = { readonly values: TypedValues; readonly choices: ProductFormChoices };

/** Everything the group suggests, as a list to check; each row opens to be changed. */
export function PrefilledFacts({ values, choices }: FactsProps) {
  const { rows } = texts;
  const category = choices.categories.find(({ path }) => path === chosenGroup(values));
  const text = (name: string) => one(values, name);
  const { problems } = useFormAnswer();
  return (
    <Block title={texts.prefilled}>
      <div className="facts">
        <AllergenRow values={values} />
        {category?.isFood !== false && (
          <FactRow
            title={rows.ingredients}
            said={text('ingredientsDe')}
            open={problemOf(problems, 'ingredientsDe') !== undefined}
          >
            <TextArea
              name="ingredientsDe"
              label={texts.ingredientsLabel}
              hint={texts.ingredientsHint}
              value={text('ingredientsDe')}
              error={problemOf(problems, 'ingredientsDe')}
            />
          </FactRow>
        )}
        <FactRow
          title={rows.storage}
          said={text('storageDe')}
          open={problemOf(problems, 'storageDe') !== undefined}
        >
          <TextArea
            name="storageDe"
            label={texts.storageLabel}
            rows={2}
            maxLength={400}
            value={text('storageDe')}
            error={problemOf(problems, 'storageDe')}
          />
        </FactRow>
        <WaysRow values={values} choices={choices} />
        <TaxRow values={values} choices={choices} />
        <FactRow title={rows.words} said={text('shortDe')}>
          <TextArea
            name="shortDe"
            label={texts.shortLabel}
            rows={2}
            maxLength={400}
            value={text('shortDe')}
          />
          <TextArea
            name="descriptionDe"
            label={texts.descriptionLabel}
            maxLength={2000}
            value={text('descriptionDe')}
          />
        </FactRow>
        <AlcoholRow values={values} />
        <DepositRow values={values} />
        <OfferRows values={values} parts={choices.parts} />
        <EnglishRow values={values} />
      </div>
    </Block>
  );
}

function AlcoholRow({ values }: { readonly values: TypedValues }) {
  const { problems } = useFormAnswer();
  const percent = one(values, 'alcoholPercent');
  const problem = problemOf(problems, 'alcoholPercent');
  const isDrink = chosenGroup(values).startsWith(DRINKS);
  if (!isDrink && percent === '' && problem === undefined) return null;
  return (
    <FactRow
      title={texts.rows.alcohol}
      said={percent ? `${percent} % vol` : texts.rows.none}
      open={problem !== undefined}
    >
      <Field
        name="alcoholPercent"
        label={texts.alcoholLabel}
        hint={texts.alcoholHint}
        unit="% vol"
        inputMode="decimal"
        optional
        value={percent}
        error={problem}
      />
    </FactRow>
  );
}

function DepositRow({ values }: { readonly values: TypedValues }) {
  const { problems } = useFormAnswer();
  const deposit = one(values, 'containerDepositCents');
  const problem = problemOf(problems, 'containerDepositCents');
  return (
    <FactRow
      title={texts.rows.deposit}
      said={deposit ? `${deposit} €` : texts.rows.none}
      open={problem !== undefined}
    >
      <Field
        name="containerDepositCents"
        label={texts.depositLabel}
        unit="€"
        inputMode="decimal"
        optional
        value={deposit}
        error={problem}
      />
    </FactRow>
  );
}

function WaysRow({ values, choices }: FactsProps) {
  const problem = problemOf(useFormAnswer().problems, 'ways');
  const chosen = many(values, 'ways');
  const labels = choices.ways.filter(({ key }) => chosen.includes(key)).map(({ label }) => label);
  return (
    <FactRow
      title={texts.rows.ways}
      said={labels.join(', ')}
      open={problem !== undefined}
      waiting={problem !== undefined}
    >
      {choices.ways.length === 0 && <p>{texts.noWays}</p>}
      <CheckList
        name="ways"
        legend={texts.waysLegend}
        choices={choices.ways.map(({ key, label }) => ({ value: key, label }))}
        chosen={chosen}
        error={problem}
      />
    </FactRow>
  );
}

function TaxRow({ values, choices }: FactsProps) {
  const smallBusiness = choices.taxStatus === 'small_business';
  const chosen = one(values, 'vatCategory');
  const said = smallBusiness ? texts.taxSmallBusiness : (texts.tax[chosen] ?? '');
  return (
    <FactRow title={texts.rows.tax} said={said}>
      {!smallBusiness && (
        <Select
          name="vatCategory"
          label={texts.taxLabel}
          value={chosen}
          choices={Object.entries(texts.tax).map(([value, label]) => ({ value, label }))}
        />
      )}
      <Checkbox name="ownProduce" checked={one(values, 'ownProduce') === 'yes'}>
        {texts.ownProduce}
      </Checkbox>
    </FactRow>
  );
}

function EnglishRow({ values }: { readonly values: TypedValues }) {
  const text = (name: string) => one(values, name);
  return (
    <FactRow title={texts.rows.english} said={text('nameEn') || texts.rows.none}>
      <p className="field__hint">{texts.englishHint}</p>
      <Field name="nameEn" label={texts.englishName} lang="en" value={text('nameEn')} optional />
      <TextArea
        name="shortEn"
        label={texts.englishShort}
        lang="en"
        rows={2}
        maxLength={400}
        value={text('shortEn')}
        optional
      />
      <TextArea
        name="descriptionEn"
        label={texts.englishDescription}
        lang="en"
        maxLength={2000}
        value={text('descriptionEn')}
        optional
      />
    </FactRow>
  );
}
