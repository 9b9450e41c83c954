import type { OutputOf } from '@markthalle/contracts/endpoint';
import {
  assignIncident,
  moveIncident,
  OpenIncidentState,
  readIncident,
  resolveIncident,
} from '@markthalle/contracts/office-incidents';
import { ButtonLink } from '@markthalle/ui/components/button';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done, FormRefusal, type FormTask } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { IncidentForms, IncidentHistory } from '../features/incident-forms.tsx';
import { IncidentStateTag, kindWords } from '../features/incident-table.tsx';
import { InvolvedList } from '../features/involved-list.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { incidentTexts as texts } from '../texts/incidents.ts';

type Page = OutputOf<typeof readIncident>;

const MIN_NOTE_CHARS = 3;

export const meta = officeTitle<Page>(({ incident }) => incident.title);

export const loader = (args: LoaderFunctionArgs) =>
  visitOffice(args).read(readIncident, { incidentId: args.params.incidentId ?? '' });

export const action = officeAction(async ({ values, params, call }) => {
  const incidentId = params.incidentId ?? '';
  const here = `/vorfaelle/${incidentId}`;
  switch (one(values, 'intent')) {
    case 'assign':
      await call(assignIncident, { incidentId, ownerId: one(values, 'ownerId') || null });
      return done(here, 'zugewiesen');
    case 'move': {
      const note = noteOf(values, 'stateNote', texts.noteTooShort, true);
      const state = OpenIncidentState.parse(one(values, 'state'));
      await call(moveIncident, { incidentId, state, note });
      return done(here, 'festgehalten');
    }
    case 'resolve': {
      const note = noteOf(values, 'note', texts.noteMissing, false) ?? '';
      await call(resolveIncident, { incidentId, note });
      return done(here, 'geklaert');
    }
    default:
      throw new FormRefusal([{ field: null, message: 'Diesen Schritt gibt es nicht.' }]);
  }
});

function noteOf(
  values: FormTask['values'],
  field: string,
  message: string,
  optional: boolean,
): string | null {
  const note = one(values, field).trim();
  if (optional && note === '') return null;
  if (note.length < MIN_NOTE_CHARS) throw new FormRefusal([{ field, message }]);
  return note;
}

export default function IncidentPage() {
  const page = useLoaderData<typeof loader>();
  const { incident, involved, history } = page;
  return (
    <>
      <PageHead title={incident.title} sub={<a href="/vorfaelle">{texts.page.back}</a>}>
        <IncidentStateTag state={incident.state} />
        <ButtonLink href={`/vorfaelle/anleitung/${incident.kind}`} icon="book-open">
          {texts.page.runbook}
        </ButtonLink>
      </PageHead>
      <div className="side-by-side">
        <Facts page={page} />
        <Block title={texts.page.involved}>
          <InvolvedList involved={involved} empty={texts.page.nothingInvolved} />
        </Block>
      </div>
      <div className="side-by-side after-block">
        {incident.state !== 'resolved' && <IncidentForms page={page} />}
        <IncidentHistory history={history} />
      </div>
    </>
  );
}

function Facts({ page }: { readonly page: Page }) {
  const { incident, compared, details } = page;
  const { page: words } = texts;
  return (
    <Block title={words.facts}>
      <KeyFacts
        facts={[
          { term: words.kind, fact: kindWords(incident.kind) },
          { term: words.subject, fact: <span className="breaks">{incident.subject}</span> },
          { term: words.since, fact: formatInstant(incident.openedAt, 'de') },
          { term: words.owner, fact: incident.ownerName ?? texts.nobody },
          ...(incident.resolvedAt === null
            ? []
            : [{ term: words.resolvedAt, fact: formatInstant(incident.resolvedAt, 'de') }]),
        ]}
      />
      {compared.length > 0 && (
        <>
          <h3>{words.compared}</h3>
          <KeyFacts facts={compared.map(({ label, value }) => ({ term: label, fact: value }))} />
        </>
      )}
      {details.length > 0 && (
        <details>
          <summary>{words.details}</summary>
          <dl className="details-list small">
            {details.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Block>
  );
}
