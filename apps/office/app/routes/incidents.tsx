import { listIncidents, setIncidentOwner } from '@markthalle/contracts/office-incidents';
import {
  readOperations,
  retryParkedJob,
  runSweep,
  SWEEPS,
} from '@markthalle/contracts/office-operations';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DefaultOwner, IncidentFilters, type Shown } from '../features/incident-filters.tsx';
import { IncidentTable } from '../features/incident-table.tsx';
import { ParkedJobs, Sweeps } from '../features/machine-room.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { incidentTexts as texts } from '../texts/incidents.ts';

export const meta = officeTitle(texts.title);

const TITLES = { open: texts.incidents, mine: texts.mine, resolved: texts.settled };

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const { searchParams } = visit.url;
  const show: Shown =
    (['mine', 'resolved'] as const).find((word) => word === searchParams.get('zeigen')) ?? 'open';
  const kind = searchParams.get('art') ?? '';
  const cursor = searchParams.get('weiter') ?? undefined;
  const [list, operations] = await Promise.all([
    visit.read(listIncidents, { show, kind: kind === '' ? undefined : kind, cursor }),
    visit.read(readOperations, {}),
  ]);
  return { show, kind, list, operations };
}

/** Three kinds of forms stand on this page: who gets new incidents, retry a job, run a sweep. */
export const action = officeAction(async ({ values, call }) => {
  const parkedJobId = one(values, 'parkedJobId');
  const name = SWEEPS.find((sweep) => sweep === one(values, 'sweep'));
  if (values.neueAn !== undefined) {
    await call(setIncidentOwner, { ownerId: one(values, 'neueAn') || null });
    return done('/vorfaelle', 'uebernommen');
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
  const { show, kind, list, operations } = useLoaderData<typeof loader>();
  const { incidents, nextCursor } = list;
  const older = new URLSearchParams({ zeigen: show, art: kind, weiter: nextCursor ?? '' });
  return (
    <>
      <PageHead title={texts.title} />
      <Block>
        <IncidentFilters show={show} kind={kind} kinds={list.kinds} />
      </Block>
      <Block title={TITLES[show]} urgent={show === 'open' && incidents.length > 0}>
        {incidents.length === 0 && <p>{show === 'open' ? texts.noIncidents : texts.nothingHere}</p>}
        {incidents.length > 0 && <IncidentTable title={TITLES[show]} incidents={incidents} />}
        {nextCursor && (
          <p className="form-action">
            <ButtonLink href={`/vorfaelle?${older}`}>{texts.older}</ButtonLink>
          </p>
        )}
      </Block>
      <Block>
        <DefaultOwner list={list} />
      </Block>
      <ParkedJobs jobs={operations.parkedJobs} />
      <Sweeps sweeps={operations.sweeps} />
    </>
  );
}
