import type { OfficeEvidence } from '@markthalle/contracts/office-evidence';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { EVIDENCE_KINDS_TEXT, evidenceTexts as texts } from '../texts/evidence.ts';

const MAX_NOTE_CHARS = 1_500;

/** Several forms stand on the page: each has a note of its own, which the list of errors can name. */
export const noteFieldOf = (evidenceId: string): string => `note-${evidenceId}`;

/** It holds, or it goes back with a note. */
export function DecisionForm({ piece }: { readonly piece: OfficeEvidence }) {
  const { values, problems } = useFormAnswer();
  const isReturned = one(values, 'evidenceId') === piece.evidenceId;
  const named = `${piece.producerName}, ${EVIDENCE_KINDS_TEXT[piece.kind]}`;
  const noteId = `field-${noteFieldOf(piece.evidenceId)}`;
  const problem = isReturned ? problemOf(problems, noteFieldOf(piece.evidenceId)) : undefined;
  return (
    <form method="post">
      <input type="hidden" name="evidenceId" value={piece.evidenceId} />
      <label className="field__label" htmlFor={noteId}>
        {texts.note}
        <span className="visually-hidden"> {named}</span>
      </label>
      {problem && (
        <p className="field__error" id={`${noteId}-error`}>
          <Icon name="circle-alert" size={18} />
          <span>{problem}</span>
        </p>
      )}
      <input
        id={noteId}
        className="input"
        aria-describedby={problem && `${noteId}-error`}
        aria-invalid={problem ? true : undefined}
        name="note"
        maxLength={MAX_NOTE_CHARS}
        defaultValue={isReturned ? one(values, 'note') : ''}
      />
      <p className="form-action">
        <Button small name="intent" value="accept" label={`${texts.accept}: ${named}`}>
          {texts.accept}
        </Button>{' '}
        <Button small name="intent" value="reject" label={`${texts.reject}: ${named}`}>
          {texts.reject}
        </Button>
      </p>
    </form>
  );
}

/** Takes back what has lost its ground. */
export function WithdrawForm({ held }: { readonly held: readonly OfficeEvidence[] }) {
  const { values, problems } = useFormAnswer();
  if (held.length === 0) return null;
  const isReturned = one(values, 'intent') === 'withdraw';
  return (
    <Block title={texts.withdraw}>
      <p className="small">{texts.withdrawHint}</p>
      <form method="post">
        <input type="hidden" name="intent" value="withdraw" />
        <Select
          name="evidenceId"
          label={texts.withdrawWhich}
          value={isReturned ? one(values, 'evidenceId') : ''}
          choices={held.map(({ evidenceId, producerName, kind, reference }) => ({
            value: evidenceId,
            label: `${producerName}: ${EVIDENCE_KINDS_TEXT[kind]} ${reference}`,
          }))}
        />
        <Field
          name="note"
          label={texts.note}
          value={isReturned ? one(values, 'note') : ''}
          maxLength={MAX_NOTE_CHARS}
          error={isReturned ? problemOf(problems, 'note') : undefined}
        />
        <p className="form-action">
          <Button>{texts.withdraw}</Button>
        </p>
      </form>
    </Block>
  );
}
