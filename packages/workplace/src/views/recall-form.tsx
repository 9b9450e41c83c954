import { MAX_BATCH_NO_CHARS } from '@markthalle/contracts/packing';
import {
  MAX_RECALL_DETAIL_CHARS,
  type RecallChoices,
  RecallInput,
} from '@markthalle/contracts/recalls';
import { Button } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Field, Select, TextArea } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import type { z } from 'zod';
import { recallTexts as texts } from '../texts/recalls.ts';
import { one } from '../typed-values.ts';
import { problemOf, useFormAnswer } from './form-parts.tsx';
import { RecallPreviewBlock } from './recall-preview.tsx';

type Choices = z.infer<typeof RecallChoices>;

/** Which goods, why and what to do; then what would be sent, and only then the press that sends it. */
export function RecallForm(props: { readonly choices: Choices; readonly chosen: string }) {
  const { values } = useFormAnswer();
  const preview = one(values, 'vorschau');
  return preview === '' ? <Entries {...props} /> : <RecallPreviewBlock preview={preview} />;
}

function Entries({ choices, chosen }: { readonly choices: Choices; readonly chosen: string }) {
  const { values, problems } = useFormAnswer();
  const text = (name: string) => ({
    name,
    value: one(values, name),
    error: problemOf(problems, name),
  });
  const day = (name: 'goodUntilOn' | 'fromOn' | 'untilOn', hint?: string) => (
    <Field {...text(name)} label={texts[name]} hint={hint} type="date" optional />
  );
  return (
    <form method="post" className="stack" noValidate>
      <p>{texts.steps}</p>
      <Block title={texts.goods}>
        <p>{texts.goodsHint}</p>
        <Select
          {...text('productId')}
          value={one(values, 'productId') || chosen}
          label={texts.product}
          required
          choices={[
            { value: '', label: texts.choose },
            ...choices.products.map(({ productId, name }) => ({ value: productId, label: name })),
          ]}
        />
        <Field
          {...text('batchNo')}
          label={texts.batchNo}
          hint={texts.batchHint}
          maxLength={MAX_BATCH_NO_CHARS}
          optional
        />
        <NotedBatches choices={choices} />
        {day('goodUntilOn', texts.goodUntilHint)}
        {day('fromOn')}
        {day('untilOn')}
        <Checkbox name="includesUnnoted" checked={one(values, 'includesUnnoted') !== ''}>
          {texts.unnoted}
        </Checkbox>
      </Block>
      <Block title={texts.why}>
        <Select
          {...text('danger')}
          label={texts.danger}
          required
          choices={[
            { value: '', label: texts.choose },
            ...RecallInput.shape.danger.options.map((value) => ({
              value,
              label: texts.dangers[value],
            })),
          ]}
        />
        <Select
          {...text('advice')}
          label={texts.advice}
          required
          choices={[
            { value: '', label: texts.choose },
            ...RecallInput.shape.advice.options.map((value) => ({
              value,
              label: texts.advices[value],
            })),
          ]}
        />
        <TextArea
          {...text('details')}
          label={texts.details}
          hint={texts.detailsHint}
          maxLength={MAX_RECALL_DETAIL_CHARS}
          required
        />
        <TextArea
          {...text('detailsEn')}
          label={texts.detailsEn}
          hint={texts.detailsEnHint}
          maxLength={MAX_RECALL_DETAIL_CHARS}
          lang="en"
          optional
        />
      </Block>
      <p>
        <Button kind="primary" wide name="intent" value="look">
          {texts.look}
        </Button>
      </p>
    </form>
  );
}

function NotedBatches({ choices }: { readonly choices: Choices }) {
  const names = new Map(choices.products.map(({ productId, name }) => [productId, name]));
  if (choices.batches.length === 0) return <p className="small">{texts.notedNone}</p>;
  return (
    <details>
      <summary>{texts.noted}</summary>
      <ul className="small">
        {choices.batches.map(({ productId, batchNo, goodUntilOn, orders, lastOn }) => (
          <li key={`${productId} ${batchNo} ${goodUntilOn}`}>
            {names.get(productId)}{' '}
            {texts.notedLine(
              batchNo ?? '',
              goodUntilOn === null ? '' : texts.goodUntil(formatDayWithYear(goodUntilOn, 'de')),
              orders,
              formatDayWithYear(lastOn, 'de'),
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
