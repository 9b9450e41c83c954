import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { previewPrice, readFees } from '@markthalle/contracts/office-fees';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { feeTexts as texts } from '../texts/delivery-fees.ts';

type Fees = OutputOf<typeof readFees>;
type Preview = OutputOf<typeof previewPrice>;

const { resultColumns } = texts;
const money = (cents: number) => formatMoney(cents, 'de');

/** A new price from a day on, with a preview before it is written down. */
export function PriceForm(props: { readonly fees: Fees; readonly preview: Preview | null }) {
  const { fees, preview } = props;
  const { values, problems } = useFormAnswer();
  const field = (name: string) => ({
    name,
    value: one(values, name),
    error: problemOf(problems, name),
  });
  return (
    <Block title={texts.newPrice}>
      <form method="post" action="/liefergebuehren">
        <div className="form-grid">
          <Select {...field('subject')} label={texts.subject} choices={subjectsOf(fees)} />
          <Field {...field('priceCents')} label={texts.amount} unit="€" inputMode="decimal" />
          <Field
            {...field('validFrom')}
            type="date"
            label={texts.validFrom}
            hint={texts.validFromHint}
          />
          <Field
            {...field('resolution')}
            label={texts.resolution}
            hint={texts.resolutionHint}
            maxLength={120}
          />
        </div>
        <fieldset className="form-grid">
          <legend>{texts.previewTitle}</legend>
          <Field
            {...field('postcode')}
            label={texts.postcode}
            hint={texts.previewHint}
            inputMode="numeric"
          />
          <Select
            {...field('producer')}
            label={texts.producer}
            choices={fees.producers.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <Button name="intent" value="preview">
            {texts.preview}
          </Button>
        </fieldset>
        {preview !== null && <PreviewTable preview={preview} postcode={one(values, 'postcode')} />}
        <div className="button-row">
          <Button kind="primary" name="intent" value="resolve">
            {texts.resolve}
          </Button>
        </div>
      </form>
    </Block>
  );
}

const subjectsOf = ({ runs, surcharges }: Fees) => [
  ...runs.flatMap((run) =>
    run.fees.map(({ subject, way }) => ({
      value: subject,
      label: `${run.label}: ${texts.ways[way]}`,
    })),
  ),
  ...surcharges.map(({ subject, kind }) => ({ value: subject, label: texts.kinds[kind] })),
];

function PreviewTable(props: { readonly preview: Preview; readonly postcode: string }) {
  const { preview, postcode } = props;
  const caption = texts.result(preview.producerName, postcode);
  if (preview.offers.length === 0) return <p>{texts.nothing}</p>;
  return (
    <Table
      caption={caption}
      rows={preview.offers}
      rowKey={(offer) => offer.way}
      columns={[
        { key: 'way', title: resultColumns.way, cell: (offer) => offer.label },
        {
          key: 'before',
          title: resultColumns.before,
          numeric: true,
          cell: (offer) => money(offer.beforeCents),
        },
        {
          key: 'after',
          title: resultColumns.after,
          numeric: true,
          cell: (offer) => <b>{money(offer.afterCents)}</b>,
        },
        {
          key: 'on',
          title: resultColumns.on,
          cell: ({ earliestOn }) =>
            earliestOn === null ? texts.notThere : formatDay(earliestOn, 'de'),
        },
      ]}
    />
  );
}
