import type { TreasuryView } from '@markthalle/contracts/office-treasury';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Table } from '@markthalle/ui/components/table';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { formatBps } from '@markthalle/ui/format/numbers';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { treasuryTexts as texts } from '../texts/treasury.ts';

/** Connect's own fees, and what falls on each producer. */
export function UntiedFees({ fees }: { readonly fees: TreasuryView['fees'] }) {
  const { feeColumns: columns } = texts;
  if (fees.totalCents === 0) return null;
  return (
    <Block title={texts.fees}>
      <p>{texts.feesText(formatMoney(fees.totalCents, 'de'))}</p>
      <Table
        caption={texts.fees}
        captionHidden
        rows={fees.producers}
        rowKey={({ producerId }) => producerId}
        columns={[
          { key: 'producer', title: columns.producer, cell: ({ producerName }) => producerName },
          {
            key: 'named',
            title: columns.named,
            numeric: true,
            cell: ({ namedCents }) => formatMoney(namedCents, 'de'),
          },
          {
            key: 'share',
            title: columns.share,
            numeric: true,
            cell: ({ shareCents }) => formatMoney(shareCents, 'de'),
          },
        ]}
      />
    </Block>
  );
}

/** Who bears Stripe's fees and how large the float is: resolutions, dated, never changed. */
export function Resolutions({ view }: { readonly view: TreasuryView }) {
  const { values, problems } = useFormAnswer();
  const bearing = view.feeBearing.map((rule) => ({
    what: texts.modes[rule.mode],
    from: texts.from(formatDayWithYear(rule.validFrom, 'de'), rule.resolution),
  }));
  const floats = view.floatRules.map((rule) => ({
    what: texts.floatRule(
      formatMoney(rule.minimumCents, 'de'),
      formatBps(rule.volumeShareBps, 'de'),
    ),
    from: texts.from(formatDayWithYear(rule.validFrom, 'de'), rule.resolution),
  }));
  return (
    <Block title={texts.resolutions}>
      <KeyFacts
        facts={[
          { term: texts.feeBearing, fact: <Rules rules={bearing} none={texts.byDefault} /> },
          { term: texts.float, fact: <Rules rules={floats} none={texts.floatDefault} /> },
        ]}
      />
      <form method="post" className="note-form">
        <input type="hidden" name="intent" value="feeBearing" />
        <Select
          name="mode"
          label={texts.feeBearing}
          value={one(values, 'mode') || 'cooperative'}
          choices={(['cooperative', 'producers'] as const).map((mode) => ({
            value: mode,
            label: texts.modes[mode],
          }))}
        />
        <Field
          name="validFrom"
          type="date"
          label={texts.validFrom}
          required
          value={one(values, 'validFrom')}
          error={problemOf(problems, 'validFrom')}
        />
        <Field
          name="resolution"
          label={texts.resolution}
          hint={texts.resolutionHint}
          required
          maxLength={120}
          value={one(values, 'resolution')}
          error={problemOf(problems, 'resolution')}
        />
        <Button>{texts.resolve}</Button>
      </form>
      <FloatForm />
    </Block>
  );
}

function FloatForm() {
  const { values, problems } = useFormAnswer();
  const field = (name: string) => ({
    name,
    value: one(values, name),
    error: problemOf(problems, name),
  });
  return (
    <form method="post" className="note-form">
      <input type="hidden" name="intent" value="float" />
      <Field
        {...field('minimum')}
        label={texts.floatMinimum}
        unit="€"
        inputMode="decimal"
        required
      />
      <Field
        {...field('volumeShare')}
        label={texts.floatShare}
        unit="%"
        inputMode="numeric"
        required
      />
      <Field {...field('floatFrom')} type="date" label={texts.floatFrom} required />
      <Field {...field('floatResolution')} label={texts.floatResolution} required maxLength={120} />
      <Button>{texts.resolveFloat}</Button>
    </form>
  );
}

function Rules(props: {
  readonly rules: readonly { readonly what: string; readonly from: string }[];
  readonly none: string;
}) {
  if (props.rules.length === 0) return props.none;
  return props.rules.map(({ what, from }) => (
    <p key={`${what}${from}`}>
      {what} <span className="small muted">{from}</span>
    </p>
  ));
}
