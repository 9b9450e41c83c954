import { MAX_WORDS_CHARS, type WithdrawalPartView } from '@markthalle/contracts/case-views';
import { Button } from '@markthalle/ui/components/button';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import { one } from '@markthalle/workplace/typed-values';
import { isThisForm, problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { caseTexts as texts, WITHDRAWAL_LOOKS } from '../texts/cases.ts';

/** Each producer's part of a withdrawal with its period, its money and what staff can do. */
export function WithdrawalParts(props: {
  readonly parts: readonly WithdrawalPartView[];
  readonly idempotencyKey: string;
}) {
  return props.parts.map((part) => (
    <Part key={part.partId} part={part} idempotencyKey={`${props.idempotencyKey}-${part.partId}`} />
  ));
}

function Part(props: { readonly part: WithdrawalPartView; readonly idempotencyKey: string }) {
  const { part, idempotencyKey } = props;
  const look = WITHDRAWAL_LOOKS[part.state];
  const waits = part.returnTo !== null && (part.state === 'hold' || part.state === 'due');
  return (
    <Block title={part.producerName} aside={<Tag tone={look.tone}>{look.label}</Tag>}>
      <KeyFacts facts={factsOf(part)} />
      <ul className="case-lines">
        {part.lines.map((line) => (
          <li key={line.lineId}>
            {line.quantity} × {line.name}: {texts.answers[line.answer]}
            {line.answer === 'accepted' && `, ${money(line.priceCents)}`}
          </li>
        ))}
      </ul>
      {part.loss.reason && <Words by={texts.by.producer} words={part.loss.reason} />}
      {part.loss.photoId && (
        <img
          className="case-photo"
          src={`/reklamationen/foto/${part.loss.photoId}`}
          alt={texts.photo(1)}
        />
      )}
      {part.loss.disputeWords && <Words by={texts.by.buyer} words={part.loss.disputeWords} />}
      {part.loss.state === 'disputed' && (
        <LossForm part={part} idempotencyKey={`${idempotencyKey}-l`} />
      )}
      {waits && (
        <form method="post" className="form-action">
          <input type="hidden" name="intent" value="waive" />
          <input type="hidden" name="partId" value={part.partId} />
          <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
          <Button>{texts.waive}</Button>
        </form>
      )}
    </Block>
  );
}

function Words({ by, words }: { readonly by: string; readonly words: string }) {
  return (
    <p className="case-words pre-line">
      <b>{by}:</b> {words}
    </p>
  );
}

function factsOf(part: WithdrawalPartView) {
  const { periodEndsOn, sentOn, refundCents, loss } = part;
  const basis = texts.bases[part.periodBasis];
  const facts = [
    {
      term: texts.period,
      fact:
        periodEndsOn === null
          ? basis
          : texts.periodUntil(formatDayWithYear(periodEndsOn, 'de'), basis),
    },
    { term: texts.dueOn, fact: formatDayWithYear(part.dueOn, 'de') },
    { term: texts.sent, fact: sentOn && formatDayWithYear(sentOn, 'de') },
    {
      term: texts.loss,
      fact: loss.cents > 0 ? `${money(loss.cents)}, ${texts.lossStates[loss.state]}` : null,
    },
    { term: texts.facts.refund, fact: refundCents === null ? null : money(refundCents) },
  ];
  return facts.filter(({ fact }) => fact !== null);
}

function LossForm(props: { readonly part: WithdrawalPartView; readonly idempotencyKey: string }) {
  const { part, idempotencyKey } = props;
  const { values, problems } = useFormAnswer();
  const isMine = isThisForm(values, 'partId', part.partId);
  return (
    <form method="post" className="case-form">
      <input type="hidden" name="intent" value="loss" />
      <input type="hidden" name="partId" value={part.partId} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <Field
        name="back"
        label={texts.back}
        unit="Euro"
        inputMode="decimal"
        value={isMine ? one(values, 'back') : undefined}
        error={isMine ? problemOf(problems, 'back') : undefined}
        required
      />
      <TextArea
        name="words"
        label={texts.words}
        rows={2}
        maxLength={MAX_WORDS_CHARS}
        value={isMine ? one(values, 'words') : undefined}
        error={isMine ? problemOf(problems, 'words') : undefined}
        required
      />
      <p className="form-action">
        <Button kind="primary">{texts.decideLoss}</Button>
      </p>
    </form>
  );
}
