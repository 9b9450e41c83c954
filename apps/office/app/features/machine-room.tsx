import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOperations } from '@markthalle/contracts/office-operations';
import { Button } from '@markthalle/ui/components/button';
import { Table } from '@markthalle/ui/components/table';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { incidentTexts as texts } from '../texts/incidents.ts';

type Operations = OutputOf<typeof readOperations>;

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
