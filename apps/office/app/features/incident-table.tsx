import { INCIDENT_KINDS } from '@markthalle/contracts/incident-kinds';
import type { IncidentRow } from '@markthalle/contracts/office-incidents';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { formatInstant } from '@markthalle/ui/format/dates';
import { incidentTexts as texts } from '../texts/incidents.ts';

/** The kind in words; one that this version does not know stays as it is. */
export const kindWords = (kind: string): string =>
  (INCIDENT_KINDS as Readonly<Record<string, string>>)[kind] ?? kind;

const TONES = { open: 'bad', in_work: 'info', waiting: 'plain', resolved: 'good' } as const;

export function IncidentStateTag({ state }: { readonly state: IncidentRow['state'] }) {
  return <Tag tone={TONES[state]}>{texts.states[state]}</Tag>;
}

/** Incidents in one line each; the title leads to everything about it. */
export function IncidentTable(props: {
  readonly title: string;
  readonly incidents: readonly IncidentRow[];
}) {
  const { columns } = texts;
  return (
    <Table
      caption={props.title}
      captionHidden
      rows={props.incidents}
      rowKey={(incident) => incident.incidentId}
      columns={[
        {
          key: 'title',
          title: columns.title,
          cell: (incident) => (
            <div>
              <a href={`/vorfaelle/${incident.incidentId}`}>{incident.title}</a>
              <p className="small muted">{kindWords(incident.kind)}</p>
            </div>
          ),
        },
        {
          key: 'owner',
          title: columns.owner,
          cell: ({ ownerName }) => ownerName ?? texts.nobody,
        },
        {
          key: 'state',
          title: columns.state,
          cell: ({ state, timesOpened }) => (
            <div>
              <IncidentStateTag state={state} />
              {timesOpened > 1 && <p className="small muted">{texts.again(timesOpened)}</p>}
            </div>
          ),
        },
        {
          key: 'opened',
          title: columns.opened,
          cell: ({ openedAt }) => formatInstant(openedAt, 'de'),
        },
      ]}
    />
  );
}
