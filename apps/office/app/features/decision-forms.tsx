import type { NoticeView } from '@markthalle/contracts/office-notices';
import {
  DECISION_AUTOMATION,
  DECISION_GROUNDS,
  DECISION_REMEDIES,
} from '@markthalle/domain/notice';
import { Button } from '@markthalle/ui/components/button';
import { Chips } from '@markthalle/ui/components/choice-field';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { Icon } from '@markthalle/ui/components/icon';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { many, one } from '@markthalle/workplace/typed-values';
import { isThisForm, problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { noticeTexts as texts } from '../texts/notices.ts';

const MAX_TEXT_CHARS = 4_000;
const MAX_LINE_CHARS = 200;

/** The form behind every restriction; the API refuses it while anything is missing (Art. 17 DSA). */
export function DecisionForm({ notice }: { readonly notice: NoticeView }) {
  const { values, problems, returned } = useFormAnswer();
  const text = (name: keyof typeof texts.fields, preset = '') => ({
    name,
    label: texts.fields[name],
    value: returned ? one(values, name) : preset,
    error: problemOf(problems, name),
  });
  const choice = (name: string, legend: string, choices: Readonly<Record<string, string>>) => (
    <div id={`field-${name}`} tabIndex={-1}>
      <Chips
        name={name}
        legend={legend}
        value={one(values, name)}
        choices={Object.entries(choices).map(([value, label]) => ({ value, label }))}
      />
      <Wrong message={problemOf(problems, name)} />
    </div>
  );
  return (
    <Block title={texts.decide} urgent>
      <p>{texts.decideHint}</p>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="decide" />
        {choice('action', texts.action, picked(texts.actions, notice.actions))}
        {choice('ground', texts.ground, picked(texts.grounds, DECISION_GROUNDS))}
        <TextArea
          {...text('groundText')}
          hint={texts.groundTextHint}
          maxLength={MAX_TEXT_CHARS}
          required
        />
        <TextArea {...text('facts')} maxLength={MAX_TEXT_CHARS} required />
        {choice('automation', texts.automation, picked(texts.automations, DECISION_AUTOMATION))}
        <Field {...text('territory')} maxLength={MAX_LINE_CHARS} />
        <Field {...text('duration')} maxLength={MAX_LINE_CHARS} />
        {notice.actions.includes('pause_product') && (
          <TextArea {...text('moreUrls')} hint={texts.moreUrlsHint} rows={3} optional />
        )}
        <fieldset className="chips" id="field-remedies">
          <legend className="field__label">{texts.remedies}</legend>
          {DECISION_REMEDIES.map((remedy) => (
            <label className="check" key={remedy}>
              <input
                type="checkbox"
                name="remedies"
                value={remedy}
                defaultChecked={many(values, 'remedies').includes(remedy)}
              />
              <span>{texts.remedyNames[remedy]}</span>
            </label>
          ))}
          <Wrong message={problemOf(problems, 'remedies')} />
        </fieldset>
        <p className="form-action">
          <Button kind="primary">{texts.save}</Button>
        </p>
      </form>
    </Block>
  );
}

const picked = (words: Readonly<Record<string, string>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, words[name] ?? name]));

function Wrong({ message }: { readonly message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p className="field__error">
      <Icon name="circle-alert" size={18} />
      <span>{message}</span>
    </p>
  );
}

export function UndoForm() {
  const { values, problems } = useFormAnswer();
  const isMine = isThisForm(values, 'intent', 'undo');
  return (
    <Block title={texts.undo}>
      <p>{texts.undoHint}</p>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="undo" />
        <TextArea
          name="because"
          label={texts.because}
          rows={2}
          maxLength={MAX_TEXT_CHARS}
          required
          value={isMine ? one(values, 'because') : undefined}
          error={isMine ? problemOf(problems, 'because') : undefined}
        />
        <p className="form-action">
          <Button kind="danger">{texts.undo}</Button>
        </p>
      </form>
    </Block>
  );
}

/** What was decided and perhaps undone, newest first. */
export function PastDecisions(props: { readonly decisions: NoticeView['decisions'] }) {
  const { fields } = texts;
  return (
    <Block title={texts.decided}>
      {props.decisions.map((decision) => (
        <section key={decision.decisionId}>
          <h3>{texts.actions[decision.action]}</h3>
          <p className="small muted">
            {texts.decidedBy(decision.decidedBy, formatInstant(decision.decidedAt, 'de'))}
          </p>
          {decision.undone && (
            <p>
              {texts.undoneBy(
                decision.undone.by,
                formatInstant(decision.undone.at, 'de'),
                decision.undone.because,
              )}
            </p>
          )}
          <KeyFacts
            facts={[
              { term: texts.ground, fact: texts.grounds[decision.ground] },
              { term: fields.groundText, fact: decision.groundText },
              { term: fields.facts, fact: decision.facts },
              { term: texts.automation, fact: texts.automations[decision.automation] },
              { term: fields.territory, fact: decision.territory || '–' },
              { term: fields.duration, fact: decision.duration || '–' },
              {
                term: texts.remedies,
                fact: decision.remedies.map((name) => texts.remedyNames[name]).join('; '),
              },
            ]}
          />
        </section>
      ))}
    </Block>
  );
}
