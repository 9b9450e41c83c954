import {
  MAX_LABEL_CHARS,
  MAX_MORE_VARIANTS,
  type PartChoice,
} from '@markthalle/contracts/product-offer';
import { MONTH_NAMES } from '@markthalle/domain/monthNames';
import { Button } from '@markthalle/ui/components/button';
import { Checkbox, Chips } from '@markthalle/ui/components/choice-field';
import { Field, Select } from '@markthalle/ui/components/field';
import { many, one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { offerTexts as texts } from '../texts/offer-form.ts';
import { UNITS } from '../texts/product-form.ts';
import { BundleFields } from './bundle-fields.tsx';
import { CheckList } from './check-list.tsx';
import { chosenGroup } from './chosen-group.ts';
import { FactRow } from './fact-row.tsx';
import { filledRows, rowField, shownRows } from './form-rows.ts';
import { ITEM, SIZE } from './offer-values.ts';

type RowsProps = { readonly values: TypedValues };
type OfferProps = RowsProps & { readonly parts: readonly PartChoice[] };

const UNIT_CHOICES = Object.entries(UNITS).map(([value, label]) => ({ value, label }));
const MONTHS = MONTH_NAMES.de.map((label, index) => ({ value: String(index + 1), label }));

/** How the product is offered; each row is folded away until somebody needs it. */
export function OfferRows({ values, parts }: OfferProps) {
  return (
    <>
      <SizesRow values={values} />
      <KindRow values={values} parts={parts} />
      <SeasonRow values={values} />
      <VoucherRow values={values} />
    </>
  );
}

/** Whether one of the row's fields was refused. */
function useRowProblem(names: (field: string) => boolean): boolean {
  return useFormAnswer().problems.some(({ field }) => field !== null && names(field));
}

function SizesRow({ values }: RowsProps) {
  const filled = filledRows(values, SIZE, MAX_MORE_VARIANTS).length;
  const isWrong = useRowProblem((field) => field.startsWith(`${SIZE}-`) || field === 'variants');
  const problem = problemOf(useFormAnswer().problems, 'variants');
  return (
    <FactRow
      title={texts.sizesRow}
      said={filled === 0 ? texts.oneSize : texts.sizeCount(filled + 1)}
      open={isWrong || one(values, 'intent') === 'rows'}
    >
      <p className="field__hint" id="field-variants">
        {texts.sizesHint}
      </p>
      {problem && <p className="field__error">{problem}</p>}
      <Field
        name="labelDe"
        label={texts.firstLabel}
        hint={texts.labelHint}
        value={one(values, 'labelDe')}
        maxLength={MAX_LABEL_CHARS}
        optional
      />
      {shownRows(values, SIZE, MAX_MORE_VARIANTS).map((position) => (
        <SizeFields key={position} values={values} position={position} />
      ))}
      <p>
        <Button kind="secondary" small name="intent" value="rows">
          {texts.moreSizes}
        </Button>
      </p>
    </FactRow>
  );
}

function SizeFields({ values, position }: RowsProps & { readonly position: number }) {
  const { problems } = useFormAnswer();
  const name = (field: string) => rowField(SIZE, position, field);
  const text = (field: string) => one(values, name(field));
  const shared = (field: string) => ({
    name: name(field),
    value: text(field),
    error: problemOf(problems, name(field)),
  });
  const isKnown = text('id') !== '';
  return (
    <fieldset className="form-row">
      <legend className="field__label">{texts.size(position + 1)}</legend>
      {isKnown && <input type="hidden" name={name('id')} value={text('id')} />}
      <Field {...shared('label')} label={texts.sizeLabel} maxLength={MAX_LABEL_CHARS} optional />
      <div className="quantity-row">
        <Field {...shared('amount')} label={texts.sizeAmount} inputMode="decimal" maxLength={10} />
        <Select
          {...shared('unit')}
          value={text('unit') || one(values, 'quantityUnit')}
          label={texts.sizeUnit}
          choices={UNIT_CHOICES}
        />
        <Field
          {...shared('price')}
          label={texts.sizePrice}
          unit="€"
          inputMode="decimal"
          maxLength={12}
        />
      </div>
      <div className="quantity-row quantity-row--two">
        <Field
          {...shared('deposit')}
          label={texts.sizeDeposit}
          unit="€"
          inputMode="decimal"
          maxLength={8}
        />
        <Field
          {...shared('stock')}
          label={texts.sizeStock}
          hint={isKnown ? texts.sizeStockCounted : undefined}
          inputMode="numeric"
          maxLength={7}
        />
      </div>
      {isKnown && (
        <Checkbox name={name('off')} checked={text('off') === 'yes'}>
          {texts.sizeOff}
        </Checkbox>
      )}
    </fieldset>
  );
}

function KindRow({ values, parts }: OfferProps) {
  const kind = one(values, 'kind') || 'pack';
  const isWrong = useRowProblem(
    (field) => WEIGHT_FIELDS.includes(field) || field.startsWith(`${ITEM}-`) || field === 'bundle',
  );
  return (
    <FactRow title={texts.kindRow} said={texts.kinds[kind] ?? ''} open={isWrong || kind !== 'pack'}>
      <div className="offer-kind" data-kind={kind}>
        <Chips
          name="kind"
          legend={texts.kindLegend}
          value={kind}
          choices={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
        />
        <div className="offer-kind__weight">
          <WeightFields values={values} />
        </div>
        <div className="offer-kind__bundle">
          <BundleFields values={values} parts={parts} />
        </div>
      </div>
    </FactRow>
  );
}

const WEIGHT_FIELDS = ['pricePerKgCents', 'nominalGrams', 'maxGrams', 'catchWeight'];

function WeightFields({ values }: RowsProps) {
  const { problems } = useFormAnswer();
  const shared = (name: string) => ({
    name,
    value: one(values, name),
    error: problemOf(problems, name),
    inputMode: 'decimal' as const,
    maxLength: 10,
    autoComplete: 'off',
  });
  return (
    <>
      <p className="field__hint">{texts.weightHint}</p>
      <Field {...shared('pricePerKgCents')} label={texts.pricePerKg} unit="€" />
      <div className="quantity-row quantity-row--two">
        <Field {...shared('nominalGrams')} label={texts.nominal} unit="kg" />
        <Field {...shared('maxGrams')} label={texts.max} unit="kg" />
      </div>
    </>
  );
}

function SeasonRow({ values }: RowsProps) {
  const chosen = many(values, 'seasonMonths');
  const names = MONTHS.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  return (
    <FactRow title={texts.seasonRow} said={names.join(', ') || texts.allYear}>
      <p className="field__hint">{texts.seasonHint}</p>
      <CheckList name="seasonMonths" legend={texts.seasonLegend} choices={MONTHS} chosen={chosen} />
    </FactRow>
  );
}

/** Only experiences are booked by date, so only there a voucher and work by arrangement differ. */
function VoucherRow({ values }: RowsProps) {
  const isVoucher = one(values, 'isVoucher') === 'yes';
  const isService = one(values, 'isService') === 'yes';
  if (!chosenGroup(values).startsWith('erlebnisse') && !isVoucher && !isService) return null;
  return (
    <FactRow title={texts.voucherRow} said={isVoucher || isService ? 'ja' : 'nein'}>
      <p className="field__hint">{texts.voucherHint}</p>
      <Checkbox name="isVoucher" checked={isVoucher}>
        {texts.voucher}
      </Checkbox>
      <p className="field__hint">{texts.serviceHint}</p>
      <Checkbox name="isService" checked={isService}>
        {texts.service}
      </Checkbox>
    </FactRow>
  );
}
