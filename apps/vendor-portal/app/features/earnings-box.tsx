import { Button } from '@markthalle/ui/components/button';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { formTexts as texts } from '../texts/product-form.ts';
import { chosenGroup } from './chosen-group.ts';
import {
  type CommissionRates,
  earningSentence,
  type TypedOffer,
  unitPriceSentence,
} from './earnings.ts';

/** Under the price: what the producer receives. Scripts keep it up to date while somebody types. */
export function Earnings(props: { readonly values: TypedValues; readonly rates: CommissionRates }) {
  const { values, rates } = props;
  const offer: TypedOffer = {
    price: one(values, 'grossCents'),
    quantityValue: one(values, 'quantityValue'),
    quantityUnit: one(values, 'quantityUnit') as TypedOffer['quantityUnit'],
    categoryPath: chosenGroup(values),
  };
  return (
    <>
      <p className="calculation" role="status">
        <b className="tabular" data-says="earning">
          {earningSentence(offer, rates) ?? texts.calculateFirst}
        </b>
        <span className="tabular" data-says="unit-price">
          {unitPriceSentence(offer)}
        </span>
      </p>
      <p data-without-script="">
        <Button kind="quiet" small name="intent" value="preview">
          {texts.calculate}
        </Button>
      </p>
    </>
  );
}
