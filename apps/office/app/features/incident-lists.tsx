import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listIncidents } from '@markthalle/contracts/office-operations';
import { Button } from '@markthalle/ui/components/button';
import { TextArea } from '@markthalle/ui/components/field';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import { incidentTexts as texts } from '../texts/incidents.ts';

type Operations = OutputOf<typeof listIncidents>;

const MAX_NOTE_CHARS = 500;

export function IncidentList({ incidents }: { readonly incidents: Operations['incidents'] }) {
  return (
    <Block title={texts.incidents} urgent={incidents.length > 0}>
      {incidents.length === 0 && <p>{texts.noIncidents}</p>}
      <ul className="case-list">
        {incidents.map((incident) => (
          <li key={incident.incidentId} id={`vorfall-${incident.incidentId}`} tabIndex={-1}>
            <Incident incident={incident} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Incident({ incident }: { readonly incident: Operations['incidents'][number] }) {
  const { values, problems } = useFormAnswer();
  const field = `note-${incident.incidentId}`;
  const details = Object.entries(incident.details);
  return (
    <div>
      <b>{incident.title}</b>
      <p className="small muted">
        {incident.kind}, {incident.subject}, {texts.opened(formatInstant(incident.openedAt, 'de'))}
      </p>
      {details.length > 0 && (
        <details>
          <summary>{texts.details}</summary>
          <dl className="details-list small">
            {details.map(([key, value]) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <form method="post" className="note-form">
        <input type="hidden" name="incidentId" value={incident.incidentId} />
        <TextArea
          name={field}
          label={texts.note}
          rows={2}
          maxLength={MAX_NOTE_CHARS}
          value={one(values, field)}
          error={problemOf(problems, field)}
        />
        <Button small label={texts.resolveNamed(incident.title)}>
          {texts.resolve}
        </Button>
      </form>
    </div>
  );
}

export function ParkedJobs({ jobs }: { readonly jobs: Operations['parkedJobs'] }) {
  return (
    <div id="auftraege" className="after-block">
      <Block title={texts.jobs} urgent={jobs.length > 0}>
        {jobs.length === 0 && <p>{texts.noJobs}</p>}
        <ul className="case-list">
          {jobs.map((job) => (
            <li key={job.parkedJobId}>
              <div>
                <b>{job.task}</b>
                <p className="small">{job.error}</p>
                <p className="small muted">
                  {texts.attempts(job.attempts)}, {texts.opened(formatInstant(job.parkedAt, 'de'))}
                </p>
              </div>
              <form method="post">
                <input type="hidden" name="parkedJobId" value={job.parkedJobId} />
                <Button small label={texts.retryNamed(job.task)}>
                  {texts.retry}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      </Block>
    </div>
  );
}

export function Sweeps({ sweeps }: { readonly sweeps: Operations['sweeps'] }) {
  const { sweepColumns: columns } = texts;
  return (
    <div className="after-block">
      <Block title={texts.sweeps}>
        <Table
          caption={texts.sweeps}
          captionHidden
          rows={sweeps}
          rowKey={(sweep) => sweep.name}
          columns={[
            { key: 'name', title: columns.name, cell: ({ name }) => texts.sweepNames[name] },
            {
              key: 'last',
              title: columns.last,
              cell: ({ lastSucceededAt }) =>
                lastSucceededAt === null ? texts.never : formatInstant(lastSucceededAt, 'de'),
            },
            { key: 'state', title: columns.state, cell: (sweep) => <SweepState sweep={sweep} /> },
            { key: 'run', title: columns.run, cell: ({ name }) => <RunSweep name={name} /> },
          ]}
        />
      </Block>
    </div>
  );
}

type Sweep = Operations['sweeps'][number];

function SweepState({ sweep }: { readonly sweep: Sweep }) {
  return (
    <div>
      <Tag tone={sweep.overdue ? 'bad' : 'good'} icon={sweep.overdue ? 'circle-alert' : 'check'}>
        {sweep.overdue ? texts.overdue : texts.fine}
      </Tag>
      {sweep.lastError && <p className="small">{sweep.lastError}</p>}
    </div>
  );
}

function RunSweep({ name }: { readonly name: Sweep['name'] }) {
  return (
    <form method="post">
      <input type="hidden" name="sweep" value={name} />
      <Button small label={texts.runSweepNamed(texts.sweepNames[name])}>
        {texts.runSweep}
      </Button>
    </form>
  );
}
