import type { PackingLine, PackingParcel } from '@markthalle/contracts/packing';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { formatGrams } from '@markthalle/ui/format/weight';
import { one } from '@markthalle/workplace/typed-values';
import { isThisForm, problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { useLoaderData } from '@remix-run/react';
import { packingTexts as texts } from '../texts/packing.ts';
import { BatchFields } from './batch-fields.tsx';

type EditProps = { readonly parcel: PackingParcel; readonly line: PackingLine };

/** What may be said of one line: its weight, its batch, and that pieces are missing. */
export function LineEdits({ parcel, line }: EditProps) {
  const { values, problems } = useFormAnswer();
  const isReturned = problems.length > 0 && isThisForm(values, 'id', line.lineId);
  const edit = line.byWeight !== null ? 'weigh' : line.need !== null ? 'plain' : 'craft';
  return (
    <details className="pack-more" open={isReturned} data-no-print="">
      <summary>{texts.edit[edit]}</summary>
      {line.byWeight !== null && line.pieces > 0 && (
        <WeightForm parcel={parcel} line={line} maxGrams={line.byWeight.maxGrams} />
      )}
      {line.need !== null && <BatchForm line={line} />}
      {line.pieces > 0 && <ShortageForm parcel={parcel} line={line} />}
    </details>
  );
}

function WeightForm({ parcel, line, maxGrams }: EditProps & { readonly maxGrams: number }) {
  const { values, problems } = useFormAnswer();
  const name = `gewicht_${line.lineId}`;
  return (
    <form
      method="post"
      data-command="order.weighed"
      data-subject={line.lineId}
      data-label={`${parcel.number} ${line.name}`}
    >
      <Hidden von="gewicht" id={line.lineId} parcel={parcel} />
      <Field
        name={name}
        label={texts.weight}
        hint={texts.weightHint(line.pieces, formatGrams(maxGrams, 'de'))}
        value={one(values, name)}
        error={problemOf(problems, name)}
        inputMode="decimal"
        maxLength={12}
        required
      />
      <p>
        <Button>{texts.saveWeight}</Button>
      </p>
    </form>
  );
}

function BatchForm({ line }: { readonly line: PackingLine }) {
  return (
    <form
      method="post"
      data-command="packing.batch-noted"
      data-subject={line.lineId}
      data-label={line.name}
    >
      <input type="hidden" name="von" value="charge" />
      <input type="hidden" name="id" value={line.lineId} />
      <input type="hidden" name="zeilen" value={line.lineId} />
      <BatchFields
        id={line.lineId}
        batchNo={line.batchNo}
        goodUntilOn={line.goodUntilOn}
        need={line.need}
        submit={texts.saveBatch}
      />
    </form>
  );
}

function ShortageForm({ parcel, line }: EditProps) {
  const { values, problems } = useFormAnswer();
  const name = `fehlt_${line.lineId}`;
  return (
    <form
      method="post"
      data-command="order.shortage"
      data-subject={line.lineId}
      data-label={`${parcel.number} ${line.name}`}
      data-max={line.pieces}
    >
      <Hidden von="fehlmenge" id={line.lineId} parcel={parcel} />
      <input type="hidden" name="hoechstens" value={line.pieces} />
      <Field
        name={name}
        label={texts.shortage}
        hint={texts.shortageHint}
        value={one(values, name)}
        error={problemOf(problems, name)}
        inputMode="numeric"
        maxLength={3}
        required
      />
      <label className="check">
        <input type="checkbox" name="ausverkauft" value="ja" defaultChecked />
        <span>{texts.soldOut}</span>
      </label>
      <p>
        <Button>{texts.reportShortage}</Button>
      </p>
    </form>
  );
}

/** Of this page and this line: a form that is sent twice is one act. Tails of ids are random. */
const clickOf = (pageId: string, lineId: string): string => pageId.slice(0, 24) + lineId.slice(24);

function Hidden(props: {
  readonly von: string;
  readonly id: string;
  readonly parcel: PackingParcel;
}) {
  const { clickId } = useLoaderData<{ readonly clickId: string }>();
  return (
    <>
      <input type="hidden" name="von" value={props.von} />
      <input type="hidden" name="id" value={props.id} />
      <input type="hidden" name="bestellung" value={props.parcel.producerOrderId} />
      <input type="hidden" name="klick" value={clickOf(clickId, props.id)} />
    </>
  );
}
