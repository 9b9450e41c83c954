import { REFUND_CAUSES, type RefundView } from '@markthalle/contracts/refund-views';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Field, Select } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { money } from '@markthalle/workplace/german-money';
import { typedFromCents } from '@markthalle/workplace/typed-money';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { BEARER_WORDS, REFUND_CAUSE_WORDS, refundTexts as texts } from '../texts/refunds.ts';
import { fieldsOf, type Refundable } from './refund-form.ts';

type Part = Refundable['parts'][number];
type Line = Part['lines'][number];

/** Why, and who bears it. */
export function RefundReason(props: { readonly stock: boolean; readonly bearerNeeded?: boolean }) {
  const { values, problems } = useFormAnswer();
  const bearers = Object.entries(BEARER_WORDS) as [RefundView['bearer'], string][];
  const none = props.bearerNeeded ? [] : [{ value: '', label: texts.bearerDefault }];
  return (
    <Block title={texts.why}>
      <div className="form-grid">
        <Select
          name="cause"
          label={texts.why}
          value={one(values, 'cause') || 'defect'}
          choices={REFUND_CAUSES.map((value) => ({ value, label: REFUND_CAUSE_WORDS[value] }))}
        />
        <Select
          name="bearer"
          label={texts.bearer}
          value={one(values, 'bearer')}
          choices={[...none, ...bearers.map(([value, label]) => ({ value, label }))]}
        />
        <Field
          name="reason"
          label={texts.reason}
          hint={texts.reasonHint}
          required
          maxLength={300}
          value={one(values, 'reason')}
          error={problemOf(problems, 'reason')}
        />
      </div>
      {props.stock && (
        <Checkbox name="stock" checked={one(values, 'stock') === 'yes'}>
          {texts.stock}
        </Checkbox>
      )}
    </Block>
  );
}

/** One producer's part: pieces, delivery, or a price cut. `whole` fills in everything that is left. */
export function RefundPartFields({
  part,
  whole,
}: {
  readonly part: Part;
  readonly whole: boolean;
}) {
  const { values, problems, returned } = useFormAnswer();
  const fields = fieldsOf(part.producerOrderId);
  const fill = !returned && whole;
  return (
    <Block title={`${part.producerName} · ${part.number}`}>
      {part.lines.map((line) => (
        <LineFields key={line.lineId} line={line} fill={fill} values={values} />
      ))}
      <div className="form-grid">
        <Field
          name={fields.delivery}
          label={texts.delivery}
          unit="€"
          inputMode="decimal"
          optional
          hint={texts.upTo(money(part.deliveryCents))}
          value={fill ? typedFromCents(part.deliveryCents) : one(values, fields.delivery)}
          error={problemOf(problems, fields.delivery)}
        />
        <Field
          name={fields.amount}
          label={texts.amount}
          unit="€"
          inputMode="decimal"
          optional
          hint={texts.upTo(money(part.goodsCents))}
          value={one(values, fields.amount)}
          error={problemOf(problems, fields.amount)}
        />
      </div>
    </Block>
  );
}

function LineFields(props: {
  readonly line: Line;
  readonly fill: boolean;
  readonly values: TypedValues;
}) {
  const { line, fill, values } = props;
  const { problems } = useFormAnswer();
  const fields = fieldsOf(line.lineId);
  const hasDeposit = line.containerDepositCents > 0;
  const { goods_and_deposit, goods, deposit } = texts.kinds;
  return (
    <fieldset className="form-grid">
      <legend>
        {line.name}, {money(line.unitPriceCents)}
      </legend>
      <Field
        name={fields.quantity}
        label={texts.quantity}
        inputMode="numeric"
        optional
        hint={texts.quantityHint(line.left, hasDeposit ? line.depositLeft : line.left)}
        value={fill ? String(line.left) : one(values, fields.quantity)}
        error={problemOf(problems, fields.quantity)}
      />
      {hasDeposit && (
        <Select
          name={fields.kind}
          label={texts.kind}
          value={one(values, fields.kind) || 'goods_and_deposit'}
          choices={[
            { value: 'goods_and_deposit', label: goods_and_deposit },
            { value: 'goods', label: goods },
            { value: 'deposit', label: deposit },
          ]}
        />
      )}
      <Field
        name={fields.deduction}
        label={texts.deduction}
        unit="€"
        inputMode="decimal"
        optional
        value={one(values, fields.deduction)}
        error={problemOf(problems, fields.deduction)}
      />
    </fieldset>
  );
}
