import {
  listIncidents,
  resolveIncident,
  retryParkedJob,
  runSweep,
  SWEEPS,
} from '@markthalle/contracts/office-operations';
import { atField, done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { IncidentList, ParkedJobs, Sweeps } from '../features/incident-lists.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { incidentTexts as texts } from '../texts/incidents.ts';

const MIN_NOTE_CHARS = 3;

export const meta = officeTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitOffice(args).read(listIncidents, {});

/** Three kinds of forms stand on this page: resolve an incident, retry a job, run a sweep. */
export const action = officeAction(async ({ values, call }) => {
  const incidentId = one(values, 'incidentId');
  const parkedJobId = one(values, 'parkedJobId');
  const name = SWEEPS.find((sweep) => sweep === one(values, 'sweep'));
  if (incidentId !== '') {
    const field = `note-${incidentId}`;
    const note = one(values, field).trim();
    if (note.length < MIN_NOTE_CHARS) {
      throw new FormRefusal([{ field, message: texts.noteMissing }]);
    }
    await atField(field, call(resolveIncident, { incidentId, note }));
    return done('/vorfaelle', 'geklaert');
  }
  if (parkedJobId !== '') {
    await call(retryParkedJob, { parkedJobId });
    return done('/vorfaelle', 'eingereiht');
  }
  if (name === undefined) {
    throw new FormRefusal([{ field: null, message: 'Diesen Schritt gibt es nicht.' }]);
  }
  await call(runSweep, { name });
  return done('/vorfaelle', 'gelaufen');
});

export default function IncidentsPage() {
  const { incidents, parkedJobs, sweeps } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title} />
      <IncidentList incidents={incidents} />
      <ParkedJobs jobs={parkedJobs} />
      <Sweeps sweeps={sweeps} />
    </>
  );
}
