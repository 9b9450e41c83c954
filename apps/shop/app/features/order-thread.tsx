import { MAX_TEXT_CHARS } from '@markthalle/contracts/fields';
import type { OrderThread as Thread } from '@markthalle/contracts/order-messages';
import { Button } from '@markthalle/ui/components/button';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { TextArea } from '@markthalle/ui/components/field';
import { formatInstant } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

type ThreadProps = {
  readonly language: Language;
  readonly thread: Thread;
  readonly idempotencyKey: string;
  readonly refused?: {
    readonly problems: readonly FieldProblem[];
    readonly values: Readonly<Record<string, string>>;
  };
};

/** The conversation with one producer and the field for the next message. */
export function OrderThread({ language, thread, idempotencyKey, refused }: ThreadProps) {
  const texts = shopTexts(language).orderMessages;
  const { producerOrderId, producerName, number, messages } = thread;
  const field = `words-${producerOrderId}`;
  return (
    <section className="box stack" id={`teil-${producerOrderId}`} tabIndex={-1}>
      <h2>
        {producerName} <span className="small muted">{number}</span>
      </h2>
      {messages.map(({ messageId, author, words, writtenAt }) => (
        <div key={messageId}>
          <b>{author === 'buyer' ? texts.you : producerName}</b>{' '}
          <span className="small muted">{formatInstant(writtenAt, language)}</span>
          <p className="pre-line">{words}</p>
        </div>
      ))}
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="producerOrderId" value={producerOrderId} />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <TextArea
          name={field}
          label={texts.words(producerName)}
          hint={texts.wordsHint}
          value={refused?.values[field] ?? ''}
          error={refused?.problems.find((problem) => problem.field === field)?.message}
          rows={4}
          maxLength={MAX_TEXT_CHARS}
          required
        />
        <p className="button-row">
          <Button>{texts.send}</Button>
        </p>
      </form>
    </section>
  );
}
