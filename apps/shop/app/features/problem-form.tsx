import { MAX_WORDS_CHARS } from '@markthalle/contracts/case-views';
import { Button } from '@markthalle/ui/components/button';
import { ErrorSummary, type FieldProblem } from '@markthalle/ui/components/error-summary';
import { Field, Select, TextArea } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

type Line = {
  readonly lineId: string;
  readonly producerName: string;
  readonly name: string;
  readonly leftQuantity: number;
};

type ProblemFormProps = {
  readonly language: Language;
  readonly orderNumber: string;
  readonly lines: readonly Line[];
  readonly idempotencyKey: string;
  readonly refused:
    | {
        readonly problems: readonly FieldProblem[];
        readonly values: Readonly<Record<string, string>>;
      }
    | undefined;
};

const KINDS = ['damaged', 'defective', 'wrong_item', 'missing', 'not_arrived', 'other'] as const;
const WISHES = ['refund', 'replacement'] as const;

/** Four questions; a plain file input, so it works without scripts. */
export function ProblemForm(props: ProblemFormProps) {
  const { language, orderNumber, lines, refused } = props;
  const texts = shopTexts(language).problem;
  const field = (name: string) => ({
    name,
    value: refused?.values[name],
    error: refused?.problems.find((problem) => problem.field === name)?.message,
  });
  if (lines.length === 0) {
    return (
      <div className="wrap plain-page">
        <h1>{texts.title}</h1>
        <Notice>{texts.nothing}</Notice>
      </div>
    );
  }
  const kinds = KINDS.map((value) => ({ value, label: texts.kinds[value] }));
  const wishes = WISHES.map((value) => ({ value, label: texts.wishes[value] }));
  const articles = lines.map((line) => ({
    value: line.lineId,
    label: texts.lineOf(line.name, line.producerName),
  }));
  const open = { value: '', label: '–' };
  return (
    <div className="wrap plain-page">
      <ErrorSummary problems={refused?.problems ?? []} />
      <h1>{texts.title}</h1>
      <p className="measure">{texts.lead(orderNumber)}</p>
      <form method="post" encType="multipart/form-data" className="box narrow-form" noValidate>
        <input
          type="hidden"
          name="idempotencyKey"
          value={refused?.values.idempotencyKey ?? props.idempotencyKey}
        />
        <Select {...field('kind')} label={texts.kind} choices={[open, ...kinds]} required />
        <Select {...field('lineId')} label={texts.line} choices={[open, ...articles]} required />
        <Field
          {...field('quantity')}
          value={refused?.values.quantity ?? '1'}
          type="number"
          label={texts.quantity}
          inputMode="numeric"
          min={1}
          required
        />
        <TextArea
          {...field('words')}
          label={texts.words}
          hint={texts.wordsHint}
          maxLength={MAX_WORDS_CHARS}
          required
        />
        <PhotoField
          language={language}
          {...field('photos')}
          kept={refused?.values.photoIds ?? ''}
        />
        <Select {...field('wish')} label={texts.wish} choices={[open, ...wishes]} required />
        <p className="button-row">
          <Button kind="primary">{texts.send}</Button>
        </p>
      </form>
    </div>
  );
}

function PhotoField(props: {
  readonly language: Language;
  readonly error: string | undefined;
  readonly kept: string;
}) {
  const texts = shopTexts(props.language).problem;
  const kept = props.kept === '' ? 0 : props.kept.split(',').length;
  return (
    <div className={props.error ? 'field field--wrong' : 'field'}>
      <label className="field__label" htmlFor="field-photos">
        {texts.photos}
      </label>
      <p className="field__hint" id="field-photos-hint">
        {texts.photosHint} {kept > 0 && texts.kept(kept)}
      </p>
      {props.error && (
        <p className="field__error" id="field-photos-error">
          {props.error}
        </p>
      )}
      <input type="hidden" name="photoIds" value={props.kept} />
      <input
        id="field-photos"
        className="input"
        type="file"
        name="photos"
        accept="image/jpeg,image/png,image/webp"
        multiple
        aria-describedby={
          props.error ? 'field-photos-hint field-photos-error' : 'field-photos-hint'
        }
        aria-invalid={props.error ? true : undefined}
      />
    </div>
  );
}
