import { openAssistance } from '@markthalle/contracts/portal-assistance';
import { sessionCookie } from '@markthalle/workplace/server/session-cookie';
import { throwProblem } from '@markthalle/workplace/server/throw-problem';
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { forgetActing } from '../server/acting.ts';
import { visitPortal } from '../server/portal.ts';

/** Where the office's button leads: a ticket for one minute becomes a session that helps one producer. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const ticket = visit.url.searchParams.get('ticket') ?? '';
  const answer = await visit.api.call(openAssistance, { ticket });
  if (!answer.ok) return throwProblem(answer.problem);
  const cookie = sessionCookie('portal', args.context.config.secure, false);
  const headers = new Headers({ 'Set-Cookie': cookie.write(answer.value.sessionToken) });
  headers.append('Set-Cookie', forgetActing(args));
  // Nothing of the person who used this browser before stays in it.
  headers.set('Clear-Site-Data', '"storage"');
  return redirect('/', { status: 303, headers });
}
