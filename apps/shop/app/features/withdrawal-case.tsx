import { MAX_WORDS_CHARS, type WithdrawalPartView } from '@markthalle/contracts/case-views';
import { Button } from '@markthalle/ui/components/button';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { Tag } from '@markthalle/ui/components/tag';
import { formatDayWithYear, formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { WITHDRAWAL_TONES } from './order-cases.tsx';

export type CaseProps = {
  readonly language: Language;
  readonly orderToken: string;
  readonly refused:
    | {
        readonly problems: readonly FieldProblem[];
        readonly values: Readonly<Record<string, string>>;
      }
    | undefined;
};
type Props = CaseProps & { readonly part: WithdrawalPartView };

/** One seller's part of a withdrawal: answer per article, where the goods go, when money comes. */
export function WithdrawalCase(props: Props) {
  const { language, orderToken, part } = props;
  const texts = shopTexts(language).cases;
  const isExcluded = part.lines.some(({ answer }) => answer !== 'accepted');
  return (
    <article className="stack">
      <h1>{texts.withdrawalOf(part.withdrawalNumber, part.producerName)}</h1>
      <p>
        <Tag tone={WITHDRAWAL_TONES[part.state]}>{texts.states[part.state]}</Tag>{' '}
        <span className="muted">{texts.received(formatInstant(part.receivedAt, language))}</span>
      </p>
      <ul>
        {part.lines.map((line) => (
          <li key={line.lineId}>
            {line.quantity} × {line.name}: {texts.answers[line.answer]}
          </li>
        ))}
      </ul>
      {isExcluded && (
        <p>
          {texts.complain}{' '}
          <a href={pathTo('problem', language, { token: orderToken })}>{texts.report}</a>
        </p>
      )}
      {part.refundCents !== null && <p>{texts.refund(formatMoney(part.refundCents, language))}</p>}
      {(part.state === 'hold' || part.state === 'due') && (
        <p>{texts.dueOn(formatDayWithYear(part.dueOn, language))}</p>
      )}
      {part.state === 'hold' && part.lines.some(({ work }) => work?.doneBps === null) && (
        <p>{texts.workWaits}</p>
      )}
      {part.returnTo && part.state === 'hold' && (
        <p>
          {texts.returnTo}: <b>{part.returnTo}</b>
        </p>
      )}
      {part.sentOn && <p>{texts.sent(formatDayWithYear(part.sentOn, language))}</p>}
      {part.returnTo && part.state === 'hold' && <ProofForm {...props} />}
      <Loss {...props} />
    </article>
  );
}

const fieldOf = (refused: CaseProps['refused'], name: string) => ({
  name,
  value: refused?.values[name],
  error: refused?.problems.find((problem) => problem.field === name)?.message,
});

function ProofForm({ language, refused }: Props) {
  const texts = shopTexts(language).cases;
  return (
    <form method="post" className="box narrow-form" noValidate>
      <h2>{texts.prove}</h2>
      <p>{texts.proveHint}</p>
      <input type="hidden" name="intent" value="sent" />
      <Field {...fieldOf(refused, 'sentOn')} type="date" label={texts.sentOn} required />
      <Field
        {...fieldOf(refused, 'trackingNumber')}
        label={texts.tracking}
        maxLength={80}
        optional
      />
      <p className="button-row">
        <Button kind="primary">{texts.proveSend}</Button>
      </p>
    </form>
  );
}

function Loss({ language, orderToken, part, refused }: Props) {
  const texts = shopTexts(language).cases;
  const { loss } = part;
  if (loss.state === 'none' || loss.cents === 0 || !loss.counts) return null;
  const amount = formatMoney(loss.cents, language);
  const [work] = part.lines.flatMap((line) => (line.work?.doneBps ? [line.work.doneBps] : []));
  return (
    <section className="box">
      <h2>{work === undefined ? texts.loss : texts.work}</h2>
      <p>
        {work === undefined ? texts.lossText(amount) : texts.workText(amount, String(work / 100))}{' '}
        {texts.lossStates[loss.state]}
      </p>
      {loss.reason && <blockquote>{loss.reason}</blockquote>}
      {loss.photoId && (
        <img
          className="case-photo"
          src={pathTo('casePhoto', language, { token: orderToken, photo: loss.photoId })}
          alt={texts.photo(1)}
        />
      )}
      {loss.state === 'proposed' && (
        <form method="post" noValidate>
          <input type="hidden" name="intent" value="dispute" />
          <TextArea
            {...fieldOf(refused, 'words')}
            label={texts.dispute}
            maxLength={MAX_WORDS_CHARS}
            required
          />
          <p className="button-row">
            <Button>{texts.disputeSend}</Button>
          </p>
        </form>
      )}
    </section>
  );
}
