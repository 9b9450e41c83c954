import { acceptInvitation, readInvitation } from '@markthalle/contracts/portal-team';
import { brand } from '@markthalle/ui/brand';
import { Button } from '@markthalle/ui/components/button';
import { sessionCookie } from '@markthalle/workplace/server/session-cookie';
import { deviceOf } from '@markthalle/workplace/server/sign-in-action';
import { throwProblem } from '@markthalle/workplace/server/throw-problem';
import { Frame } from '@markthalle/workplace/views/sign-in';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { portalTitle } from '../portal-title.ts';
import { rememberActing } from '../server/acting.ts';
import { visitPortal } from '../server/portal.ts';
import { RIGHT_WORDS } from '../texts/rights.ts';
import { invitationTexts as texts } from '../texts/team.ts';

export const meta = portalTitle(texts.title);

/** Only looks: mail programs open links too, so nothing is accepted before somebody presses. */
export async function loader(args: LoaderFunctionArgs) {
  const token = args.params.token ?? '';
  const answer = await visitPortal(args).api.call(readInvitation, { token });
  return answer.ok ? answer.value : throwProblem(answer.problem);
}

export async function action(args: ActionFunctionArgs) {
  const token = args.params.token ?? '';
  const device = deviceOf(args.request, { trusted: ['yes'] });
  const answer = await visitPortal(args).api.call(acceptInvitation, { token, ...device });
  if (!answer.ok) return throwProblem(answer.problem);
  const cookie = sessionCookie('portal', args.context.config.secure);
  const { account, producerId, sessionToken } = answer.value;
  const headers = new Headers({ 'Set-Cookie': cookie.write(sessionToken) });
  const acting = { accountId: account.accountId, producerId };
  headers.append('Set-Cookie', rememberActing(args, acting, sessionToken));
  return redirect('/?meldung=willkommen', { status: 303, headers });
}

export default function Invitation() {
  const { producerName, invitedBy, displayName, rights } = useLoaderData<typeof loader>();
  return (
    <Frame brand={brand} word="Hofportal">
      <h1>{texts.heading(producerName)}</h1>
      <p>{texts.lead(displayName, invitedBy)}</p>
      <ul>
        {rights.map((right) => (
          <li key={right}>{RIGHT_WORDS[right]}</li>
        ))}
      </ul>
      <p className="small">{texts.after}</p>
      <form method="post">
        <Button kind="primary" wide>
          {texts.accept}
        </Button>
      </form>
    </Frame>
  );
}
