import { MAX_LABEL_CHARS, type PartChoice } from '@markthalle/contracts/product-offer';
import { MAX_BUNDLE_ITEMS } from '@markthalle/domain/bundle';
import { Button } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Field, Select } from '@markthalle/ui/components/field';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { offerTexts as texts } from '../texts/offer-form.ts';
import { rowField, shownRows } from './form-rows.ts';
import { ITEM } from './offer-values.ts';

type BundleProps = { readonly values: TypedValues; readonly parts: readonly PartChoice[] };

const LEAST_ITEMS = 2;

/** What a bundle holds: own articles, whose stock it takes, and things that nobody counts. */
export function BundleFields({ values, parts }: BundleProps) {
  const problem = problemOf(useFormAnswer().problems, 'bundle');
  return (
    <>
      <p className="field__hint" id="field-bundle">
        {texts.bundleHint}
      </p>
      {parts.length > 0 && <p className="field__hint">{texts.itemPartHint}</p>}
      {problem && <p className="field__error">{problem}</p>}
      {shownRows(values, ITEM, MAX_BUNDLE_ITEMS, LEAST_ITEMS).map((position) => (
        <ItemFields key={position} values={values} parts={parts} position={position} />
      ))}
      <p>
        <Button kind="secondary" small name="intent" value="rows">
          {texts.moreItems}
        </Button>
      </p>
    </>
  );
}

function ItemFields({ values, parts, position }: BundleProps & { readonly position: number }) {
  const { problems } = useFormAnswer();
  const name = (field: string) => rowField(ITEM, position, field);
  const shared = (field: string) => ({
    name: name(field),
    value: one(values, name(field)),
    error: problemOf(problems, name(field)),
  });
  return (
    <fieldset className="form-row">
      <legend className="field__label">{texts.item(position)}</legend>
      <Field {...shared('name')} label={texts.itemName} maxLength={MAX_LABEL_CHARS} />
      {parts.length > 0 && (
        <Select
          {...shared('part')}
          label={texts.itemPart}
          choices={[
            { value: '', label: texts.itemNoPart },
            ...parts.map((part) => ({ value: part.variantId, label: part.name })),
          ]}
        />
      )}
      <div className="quantity-row">
        <Field
          {...shared('count')}
          value={one(values, name('count')) || '1'}
          label={texts.itemCount}
          inputMode="numeric"
          maxLength={3}
        />
        <Select
          {...shared('vat')}
          label={texts.itemVat}
          choices={Object.entries(texts.vat).map(([value, label]) => ({ value, label }))}
        />
        <Field
          {...shared('price')}
          label={texts.itemPrice}
          hint={parts.length > 0 ? texts.itemPriceHint : undefined}
          unit="€"
          inputMode="decimal"
          maxLength={12}
        />
      </div>
      <Checkbox name={name('accessory')} checked={one(values, name('accessory')) === 'yes'}>
        {texts.itemAccessory}
      </Checkbox>
    </fieldset>
  );
}
