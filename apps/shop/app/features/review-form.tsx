import type { ReviewableLine } from '@markthalle/contracts/reviews';
import { Button } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { Icon } from '@markthalle/ui/components/icon';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { STARS, Stars } from './stars.tsx';

const MAX_TEXT_CHARS = 2_000;
const MAX_AUTHOR_CHARS = 60;

type LineProps = {
  readonly language: Language;
  readonly line: ReviewableLine;
  readonly proposedAuthor: string;
  /** What was typed into the form of this line, if it came back. */
  readonly answer: {
    readonly problems: readonly FieldProblem[];
    readonly values: Readonly<Record<string, string>>;
  } | null;
};

/** One bought product: its form, or why there is none (any more). */
export function ReviewedLine(props: LineProps) {
  const { language, line } = props;
  const texts = shopTexts(language).trust.writeReview;
  return (
    <section className="box stack" id={`zeile-${line.lineId}`}>
      <h2>
        <a href={pathTo('product', language, { slug: line.productSlug })}>{line.name}</a>
      </h2>
      <p className="muted">{texts.by(line.producerName)}</p>
      {line.state === 'not_yet' && <p>{texts.notYet}</p>}
      {line.state === 'closed' && <ClosedReview language={language} line={line} />}
      {(line.state === 'open' || line.state === 'written') && <ReviewForm {...props} />}
    </section>
  );
}

function ClosedReview({
  language,
  line,
}: {
  readonly language: Language;
  readonly line: ReviewableLine;
}) {
  const texts = shopTexts(language).trust.writeReview;
  const { review } = line;
  if (review === null) return <p>{texts.tooLate}</p>;
  return (
    <>
      <p>
        <Stars stars={review.stars} language={language} /> {review.text}
      </p>
      <p className="small muted">{review.isHidden ? texts.hidden : texts.closed}</p>
    </>
  );
}

function ReviewForm({ language, line, proposedAuthor, answer }: LineProps) {
  const texts = shopTexts(language).trust.writeReview;
  const { lineId, review } = line;
  const errorOf = (name: string) =>
    answer?.problems.find(({ field }) => field === `${name}-${lineId}`)?.message;
  const typedOr = (name: string, otherwise: string) =>
    answer?.values[`${name}-${lineId}`] ?? otherwise;
  const starsError = errorOf('stars');
  return (
    <form method="post" className="stack" noValidate>
      <input type="hidden" name="lineId" value={lineId} />
      <div id={`field-stars-${lineId}`} tabIndex={-1}>
        <Chips
          name={`stars-${lineId}`}
          legend={texts.stars}
          value={typedOr('stars', String(review?.stars ?? ''))}
          choices={STARS.map((star) => ({
            value: String(star),
            label: shopTexts(language).trust.reviews.stars(star),
          }))}
        />
        {starsError && (
          <p className="field__error">
            <Icon name="circle-alert" size={18} />
            <span>{starsError}</span>
          </p>
        )}
      </div>
      <TextArea
        name={`text-${lineId}`}
        label={texts.text}
        hint={texts.textHint}
        value={typedOr('text', review?.text ?? '')}
        error={errorOf('text')}
        maxLength={MAX_TEXT_CHARS}
        required
      />
      <Field
        name={`author-${lineId}`}
        label={texts.author}
        hint={texts.authorHint}
        value={typedOr('author', review?.author ?? proposedAuthor)}
        error={errorOf('author')}
        maxLength={MAX_AUTHOR_CHARS}
        required
      />
      {review && (
        <p className="small muted">
          {texts.changeUntil(formatDayWithYear(review.changeableUntil, language))}
        </p>
      )}
      <p className="button-row">
        <Button>{review ? texts.change : texts.send}</Button>
      </p>
    </form>
  );
}
