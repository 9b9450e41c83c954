import { readEvidence } from '@markthalle/contracts/portal-evidence';
import { readOnboarding } from '@markthalle/contracts/portal-payouts';
import { ButtonLink } from '@markthalle/ui/components/button';
import { TaskList } from '@markthalle/ui/components/task-list';
import { Block } from '@markthalle/ui/components/workplace';
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { nextTask, startTasks } from '../features/start-tasks.ts';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { startTexts as texts } from '../texts/start.ts';

export const meta = portalTitle(texts.title);

/** The payment provider sends people back here, done or not; the page of the account shows how far it is. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  if (visit.url.searchParams.has('zurueck')) throw redirect('/konto-einrichten?zurueck=1', 303);
  const [onboarding, evidence] = await Promise.all([
    visit.read(readOnboarding, {}),
    visit.read(readEvidence, {}),
  ]);
  return { tasks: startTasks(onboarding, evidence) };
}

/** Everything between the first login and the first sale, in any order. */
export default function Start() {
  const { tasks } = useLoaderData<typeof loader>();
  const next = nextTask(tasks);
  const done = tasks.filter(({ state }) => state === 'done').length;
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <p>{texts.lead(done, tasks.length)}</p>
      <Block title={texts.tasks}>
        <TaskList tasks={tasks} />
      </Block>
      {next && <p className="small muted">{texts.nextIs(next.title)}</p>}
      <p className="form-action">
        <ButtonLink kind="primary" href={next?.href ?? '/'} wide>
          {next ? texts.next : texts.toToday}
        </ButtonLink>
      </p>
    </PortalPage>
  );
}
