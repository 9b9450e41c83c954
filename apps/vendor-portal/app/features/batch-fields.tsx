import type { PackingLine } from '@markthalle/contracts/packing';
import { MAX_BATCH_NO_CHARS } from '@markthalle/contracts/packing';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { packingTexts as texts } from '../texts/packing.ts';

/** Batch and date, as they stand on the goods; `id` keeps the fields of a page apart. */
export function BatchFields(props: {
  readonly id: string;
  readonly batchNo: string | null;
  readonly goodUntilOn: string | null;
  readonly need: PackingLine['need'];
  readonly submit: string;
}) {
  const { values, problems } = useFormAnswer();
  const dateKind = props.need?.dateKind ?? null;
  const batch = `charge_${props.id}`;
  const date = `datum_${props.id}`;
  return (
    <>
      <Field
        name={batch}
        label={texts.batch}
        value={one(values, batch) || (props.batchNo ?? '')}
        error={problemOf(problems, batch)}
        maxLength={MAX_BATCH_NO_CHARS}
        optional={props.need?.needsBatch !== true}
      />
      <Field
        name={date}
        type="date"
        label={dateKind === null ? texts.dateOptional : texts.date[dateKind]}
        value={one(values, date) || (props.goodUntilOn ?? '')}
        error={problemOf(problems, date)}
        optional={dateKind === null}
      />
      <p>
        <Button>{props.submit}</Button>
      </p>
    </>
  );
}
