import { MAX_WORDS_CHARS, type ProblemView } from '@markthalle/contracts/case-views';
import { Button } from '@markthalle/ui/components/button';
import { TextArea } from '@markthalle/ui/components/field';
import { Tag } from '@markthalle/ui/components/tag';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';
import { PROBLEM_TONES } from './order-cases.tsx';
import type { CaseProps } from './withdrawal-case.tsx';

type Props = CaseProps & { readonly problem: ProblemView };

const ESCALATABLE: readonly ProblemView['state'][] = [
  'waiting_producer',
  'waiting_buyer',
  'replacing',
  'replaced',
];

/** One reported problem: what was said, by whom, and what its buyer can do next. */
export function ProblemCase(props: Props) {
  const { language, orderToken, problem } = props;
  const texts = shopTexts(language).cases;
  const kinds = shopTexts(language).problem.kinds;
  const isOpen = problem.state === 'waiting_producer' || problem.state === 'waiting_staff';
  return (
    <article className="stack">
      <h1>{kinds[problem.kind]}</h1>
      <p>
        <Tag tone={PROBLEM_TONES[problem.state]}>{texts.problemStates[problem.state]}</Tag>{' '}
        {isOpen && (
          <span className="muted">{texts.until(formatInstant(problem.answerDueAt, language))}</span>
        )}
      </p>
      <p>
        {problem.quantity} × {problem.lineName}, {problem.producerName}
      </p>
      {problem.refundCents !== null && (
        <p>{texts.refund(formatMoney(problem.refundCents, language))}</p>
      )}
      <Steps {...props} />
      {problem.state === 'waiting_buyer' && (
        <WordsForm {...props} intent="answer" label={texts.answer} send={texts.answerSend} />
      )}
      <p>
        <a href={pathTo('returnLabel', language, { token: orderToken, case: problem.caseId })}>
          {texts.label}
        </a>
      </p>
      {ESCALATABLE.includes(problem.state) && (
        <details>
          <summary>{texts.escalate}</summary>
          <p>{texts.escalateHint}</p>
          <WordsForm
            {...props}
            intent="escalate"
            label={texts.escalateWords}
            send={texts.escalateSend}
          />
        </details>
      )}
    </article>
  );
}

function Steps({ language, orderToken, problem }: Props) {
  const texts = shopTexts(language).cases;
  return (
    <ol className="case-steps">
      {problem.steps.map((step) => (
        <li key={`${step.at}:${step.kind}`}>
          <b>{texts.steps[step.kind] ?? step.kind}</b>{' '}
          <span className="small muted">{formatInstant(step.at, language)}</span>
          {step.words && <p className="pre-line">{step.words}</p>}
          <span className="case-photos">
            {step.photoIds.map((photoId, index) => (
              <img
                key={photoId}
                className="case-photo"
                src={pathTo('casePhoto', language, { token: orderToken, photo: photoId })}
                alt={texts.photo(index + 1)}
              />
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}

function WordsForm(
  props: Props & { readonly intent: string; readonly label: string; readonly send: string },
) {
  const { refused, intent } = props;
  const isMine = refused?.values.intent === intent;
  return (
    <form method="post" noValidate>
      <input type="hidden" name="intent" value={intent} />
      <TextArea
        name="words"
        label={props.label}
        value={isMine ? refused?.values.words : undefined}
        error={
          isMine ? refused?.problems.find(({ field }) => field === 'words')?.message : undefined
        }
        maxLength={MAX_WORDS_CHARS}
        required
      />
      <p className="button-row">
        <Button kind={intent === 'answer' ? 'primary' : 'secondary'}>{props.send}</Button>
      </p>
    </form>
  );
}
