import type { OutputOf } from '@markthalle/contracts/endpoint';
import { MAX_INCIDENT_NOTE_CHARS, type readIncident } from '@markthalle/contracts/office-incidents';
import { Button } from '@markthalle/ui/components/button';
import { Select, TextArea } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { incidentTexts as texts } from '../texts/incidents.ts';

type Page = OutputOf<typeof readIncident>;

const OPEN_STATES = ['open', 'in_work', 'waiting'] as const;

/** Who sees to it, how far it has come, and that it is done: three forms. */
export function IncidentForms({ page }: { readonly page: Page }) {
  const { incident, staff } = page;
  const { values, problems } = useFormAnswer();
  return (
    <Block title={texts.page.steer}>
      <form method="post" className="note-form">
        <input type="hidden" name="intent" value="assign" />
        <Select
          name="ownerId"
          label={texts.page.owner}
          value={incident.ownerId ?? ''}
          choices={[
            { value: '', label: texts.nobody },
            ...staff.map(({ accountId, name }) => ({ value: accountId, label: name })),
          ]}
        />
        <Button small>{texts.page.assign}</Button>
      </form>
      <form method="post" className="note-form">
        <input type="hidden" name="intent" value="move" />
        <Select
          name="state"
          label={texts.page.state}
          value={one(values, 'state') || incident.state}
          choices={OPEN_STATES.map((state) => ({ value: state, label: texts.states[state] }))}
        />
        <TextArea
          name="stateNote"
          label={texts.page.noteOptional}
          optional
          rows={2}
          maxLength={MAX_INCIDENT_NOTE_CHARS}
          value={one(values, 'stateNote')}
          error={problemOf(problems, 'stateNote')}
        />
        <Button small>{texts.page.move}</Button>
      </form>
      <form method="post" className="note-form">
        <input type="hidden" name="intent" value="resolve" />
        <TextArea
          name="note"
          label={texts.note}
          rows={2}
          maxLength={MAX_INCIDENT_NOTE_CHARS}
          value={one(values, 'note')}
          error={problemOf(problems, 'note')}
        />
        <Button>{texts.resolve}</Button>
      </form>
    </Block>
  );
}

/** Who did what when. */
export function IncidentHistory({ history }: { readonly history: Page['history'] }) {
  return (
    <Block title={texts.page.history}>
      <ol className="history">
        {history.map((step) => (
          <li key={`${step.at}:${step.kind}:${step.note}:${step.ownerName}`}>
            <b>{stepWords(step)}</b>
            <p className="small muted">
              {formatInstant(step.at, 'de')}, {step.actorName ?? texts.bySystem}
            </p>
            {step.note && <p>{step.note}</p>}
          </li>
        ))}
      </ol>
    </Block>
  );
}

function stepWords({ kind, ownerName, state }: Page['history'][number]): string {
  if (kind === 'assigned') return `${texts.steps.assigned}: ${ownerName ?? texts.nobody}`;
  if (kind === 'moved' && state !== null) return `${texts.steps.moved}: ${texts.states[state]}`;
  return texts.steps[kind];
}
