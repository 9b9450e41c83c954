import { MAX_COUPON_CODE_CHARS } from '@markthalle/contracts/portal-coupons';
import { Button } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { couponTexts as texts } from '../texts/coupons.ts';

/** All conditions of a new coupon; the names are those of the contract, so that its messages find them. */
export function CouponForm() {
  const { values, problems } = useFormAnswer();
  const typed = (name: string) => ({
    name,
    value: one(values, name),
    error: problemOf(problems, name),
  });
  return (
    <Block title={texts.create}>
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="create" />
        <Field
          {...typed('code')}
          label={texts.code}
          hint={texts.codeHint}
          autoComplete="off"
          maxLength={MAX_COUPON_CODE_CHARS}
        />
        <Chips
          name="kind"
          legend={texts.kind}
          value={one(values, 'kind') || 'percent'}
          choices={[
            { value: 'percent', label: texts.kinds.percent },
            { value: 'amount', label: texts.kinds.amount },
          ]}
        />
        <Field
          {...typed('percent')}
          label={texts.percent}
          hint={texts.percentHint}
          unit="%"
          inputMode="numeric"
          optional
        />
        <Field
          {...typed('amountCents')}
          label={texts.amount}
          hint={texts.amountHint}
          unit="€"
          inputMode="decimal"
          optional
        />
        <Field
          {...typed('minGoodsCents')}
          value={one(values, 'minGoodsCents') || '0'}
          label={texts.minimum}
          hint={texts.minimumHint}
          unit="€"
          inputMode="decimal"
        />
        <Chips
          name="audience"
          legend={texts.audience}
          hint={texts.audienceHint}
          value={one(values, 'audience') || 'PERSONAL'}
          choices={[
            { value: 'PERSONAL', label: texts.audiences.PERSONAL },
            { value: 'PUBLIC', label: texts.audiences.PUBLIC },
          ]}
        />
        <Field {...typed('maxUses')} label={texts.maxUses} inputMode="numeric" />
        <Field {...typed('validFromOn')} label={texts.validFromOn} type="date" />
        <Field {...typed('validUntilOn')} label={texts.validUntilOn} type="date" />
        <Button kind="primary">{texts.save}</Button>
      </form>
    </Block>
  );
}
