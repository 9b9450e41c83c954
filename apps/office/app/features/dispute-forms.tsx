import type { DisputeView } from '@markthalle/contracts/office-disputes';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { one } from '@markthalle/workplace/typed-values';
import { isThisForm, problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { disputeTexts as texts } from '../texts/disputes.ts';

type Props = { readonly dispute: DisputeView; readonly idempotencyKey: string };

const MAX_TEXT_CHARS = 2_000;
const MAX_EXPLANATION_CHARS = 20_000;
const MAX_NOTE_CHARS = 500;

/** The answer to the bank, put together from what is known; every word may be changed. */
export function EvidenceForm({ dispute, idempotencyKey }: Props) {
  const { values, problems } = useFormAnswer();
  const isMine = isThisForm(values, 'intent', 'evidence');
  const { evidenceFields: labels } = texts;
  const field = (name: keyof DisputeView['draft']) => ({
    name,
    label: labels[name],
    value: isMine ? one(values, name) : dispute.draft[name],
    error: isMine ? problemOf(problems, name) : undefined,
  });
  return (
    <Block title={texts.evidence}>
      <p>{texts.evidenceHint}</p>
      <form method="post">
        <input type="hidden" name="intent" value="evidence" />
        <input type="hidden" name="idempotencyKey" value={`${idempotencyKey}-evidence`} />
        <TextArea {...field('productDescription')} required maxLength={MAX_TEXT_CHARS} />
        <Field {...field('shippingCarrier')} optional />
        <Field {...field('shippingTrackingNumber')} optional />
        <Field {...field('shippingOn')} type="date" optional />
        <TextArea
          {...field('explanation')}
          hint={texts.explanationHint}
          rows={10}
          required
          lang="en"
          maxLength={MAX_EXPLANATION_CHARS}
        />
        <p className="form-action">
          <Button kind="primary">{texts.submit}</Button>
        </p>
      </form>
      {!dispute.status.startsWith('warning_') && (
        <p className="form-action">
          <ButtonLink kind="quiet" href={`/beschwerden/${dispute.disputeId}/anerkennen`}>
            {texts.acceptLink}
          </ButtonLink>
        </p>
      )}
    </Block>
  );
}

/** Who bears a loss: the rule of the reason stands there, staff may say otherwise. */
export function LiabilityForm({ dispute, idempotencyKey }: Props) {
  const { values, problems } = useFormAnswer();
  const isMine = isThisForm(values, 'intent', 'liability');
  const { kinds, liabilityRules: rules } = texts;
  const kept = dispute.decided ?? dispute.proposed;
  const isCooperative = kept.kind === 'at_fault' && kept.producerIds.length === 0;
  const kind = isMine ? one(values, 'kind') : isCooperative ? 'cooperative' : kept.kind;
  const chosen = isMine ? (values.producerIds ?? []) : kept.producerIds;
  return (
    <Block title={texts.liability}>
      <p>{rules[dispute.rule]}</p>
      {dispute.decided !== null && <p>{texts.decidedNow}</p>}
      <form method="post">
        <input type="hidden" name="intent" value="liability" />
        <input type="hidden" name="idempotencyKey" value={`${idempotencyKey}-liability`} />
        <div id="field-kind" tabIndex={-1}>
          <Chips
            name="kind"
            legend={texts.kindLegend}
            value={kind}
            choices={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
          />
          {isMine && <Problem message={problemOf(problems, 'kind')} />}
        </div>
        <fieldset className="chips">
          <legend className="field__label">{texts.producersLegend}</legend>
          {dispute.parts.map((part) => (
            <label className="check" key={part.producerId}>
              <input
                type="checkbox"
                name="producerIds"
                value={part.producerId}
                defaultChecked={chosen.includes(part.producerId)}
              />
              <span>{part.producerName}</span>
            </label>
          ))}
        </fieldset>
        <TextArea
          name="note"
          label={texts.note}
          hint={texts.noteHint}
          rows={2}
          required
          maxLength={MAX_NOTE_CHARS}
          value={isMine ? one(values, 'note') : undefined}
          error={isMine ? problemOf(problems, 'note') : undefined}
        />
        <p className="form-action">
          <Button kind={dispute.canAnswer ? 'secondary' : 'primary'}>
            {dispute.status === 'lost' ? texts.decideNow : texts.decide}
          </Button>
        </p>
      </form>
    </Block>
  );
}

function Problem({ message }: { readonly message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p className="field__error">
      <Icon name="circle-alert" size={18} />
      <span>{message}</span>
    </p>
  );
}
