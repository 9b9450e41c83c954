import type { GivenStatement } from '@markthalle/contracts/disputes';
import type { DisputeView } from '@markthalle/contracts/office-disputes';
import { Button } from '@markthalle/ui/components/button';
import { TextArea } from '@markthalle/ui/components/field';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, formatInstant } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import { one } from '@markthalle/workplace/typed-values';
import { isThisForm, problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { disputeTexts as texts } from '../texts/disputes.ts';

type Part = DisputeView['parts'][number];

const MAX_NOTE_CHARS = 500;
/** Each producer's part of the order with what they say about it. */
export function DisputeParts(props: {
  readonly dispute: DisputeView;
  readonly idempotencyKey: string;
}) {
  const { dispute, idempotencyKey } = props;
  return (
    <Block title={texts.parts}>
      {dispute.parts.map((part) => (
        <section key={part.producerOrderId} aria-label={part.producerName}>
          <h3>
            {part.producerName} <span className="small muted">{part.number}</span>
          </h3>
          <KeyFacts
            facts={[
              { term: texts.remaining, fact: money(part.remainingCents) },
              { term: texts.taken, fact: money(part.takenCents) },
            ]}
          />
          <Asked part={part} />
          {part.given === null ? <p>{texts.noAnswer}</p> : <Given given={part.given} />}
          {part.recoveredEarlyCents > 0 && (
            <p>{texts.recoveredEarly(money(part.recoveredEarlyCents))}</p>
          )}
          {dispute.canRecover && part.takenCents > 0 && part.recoveredEarlyCents === 0 && (
            <RecoverForm part={part} idempotencyKey={idempotencyKey} />
          )}
        </section>
      ))}
    </Block>
  );
}

function Asked({ part }: { readonly part: Part }) {
  if (part.dueAt === null) return <p className="small muted">{texts.notAsked}</p>;
  return (
    <p className="small muted">
      {texts.askedUntil(formatInstant(part.dueAt, 'de'))}
      {part.remindedAt && <>. {texts.reminded(formatInstant(part.remindedAt, 'de'))}</>}
    </p>
  );
}

function Given({ given }: { readonly given: GivenStatement }) {
  const { handedOverOn } = given;
  const facts = [
    {
      term: texts.given.handedOverOn,
      fact: handedOverOn && formatDayWithYear(handedOverOn, 'de'),
    },
    { term: texts.given.carrier, fact: given.carrier },
    { term: texts.given.trackingNumber, fact: given.trackingNumber },
    { term: texts.given.statement, fact: given.statement },
    { term: texts.given.proof, fact: given.proof },
  ];
  return <KeyFacts facts={facts.filter(({ fact }) => fact !== null)} />;
}

function RecoverForm({ part, idempotencyKey }: { part: Part; idempotencyKey: string }) {
  const { values, problems } = useFormAnswer();
  const isMine = isThisForm(values, 'producerOrderId', part.producerOrderId);
  return (
    <details open={isMine}>
      <summary>{texts.recoverTitle}</summary>
      <p>{texts.recoverHint}</p>
      <form method="post">
        <input type="hidden" name="intent" value="recover" />
        <input type="hidden" name="producerOrderId" value={part.producerOrderId} />
        <input
          type="hidden"
          name="idempotencyKey"
          value={`${idempotencyKey}-${part.producerOrderId}`}
        />
        <TextArea
          name={`note-${part.producerOrderId}`}
          label={texts.note}
          hint={texts.noteHint}
          rows={2}
          required
          maxLength={MAX_NOTE_CHARS}
          value={isMine ? one(values, `note-${part.producerOrderId}`) : undefined}
          error={isMine ? problemOf(problems, `note-${part.producerOrderId}`) : undefined}
        />
        <p className="form-action">
          <Button kind="danger">{texts.recover}</Button>
        </p>
      </form>
    </details>
  );
}
