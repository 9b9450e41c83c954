import {
  addPasskey,
  MAX_LABEL_CHARS,
  removePasskey,
  signInWithPasskey,
  startPasskey,
  startPasskeySignIn,
} from '@markthalle/contracts/sign-in';
import { deviceName } from '@markthalle/workplace/device-name';
import { safeReturnPath } from '@markthalle/workplace/return-path';
import { sessionCookie } from '@markthalle/workplace/server/session-cookie';
import { one, typedValues } from '@markthalle/workplace/typed-values';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { rememberAgain } from '../server/acting.ts';
import { PORTAL, visitPortal } from '../server/portal.ts';

const PLACE = { place: 'portal' } as const;
const DEVICES = '/hof/geraete';

export const loader = () => redirect('/anmelden');

/** What the passkey script asks, and the form that removes one. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { api } = visitPortal(args);
  const values = typedValues(await args.request.formData());
  switch (one(values, 'intent')) {
    case 'remove':
      await api.call(removePasskey, { credentialId: one(values, 'credentialId') });
      return redirect(`${DEVICES}?meldung=finger-weg`, 303);
    case 'add-options': {
      const answer = await api.call(startPasskey, PLACE);
      return answer.ok ? Response.json(answer.value.options) : refusal(answer.problem.status);
    }
    case 'sign-in-options': {
      const answer = await api.call(startPasskeySignIn, PLACE);
      return answer.ok ? Response.json(answer.value.options) : refusal(answer.problem.status);
    }
    case 'add': {
      const label = deviceName(args.request.headers.get('user-agent') ?? '');
      const response = jsonOf(one(values, 'answer'));
      const made = { ...PLACE, response, label: label.slice(0, MAX_LABEL_CHARS) };
      const answer = await api.call(addPasskey, made);
      return answer.ok ? Response.json({ path: DEVICES }) : refusal(answer.problem.status);
    }
    case 'sign-in':
      return enter(args, one(values, 'answer'), safeReturnPath(one(values, 'target')));
    default:
      return refusal(400);
  }
}

async function enter(args: ActionFunctionArgs, signed: string, path: string): Promise<Response> {
  const deviceLabel = deviceName(args.request.headers.get('user-agent') ?? '');
  const visit = visitPortal(args);
  const answer = await visit.api.call(signInWithPasskey, {
    ...PLACE,
    response: jsonOf(signed),
    deviceLabel,
  });
  if (!answer.ok) return refusal(answer.problem.status);
  // Whoever belongs to no farm has a passkey for the shop; the portal has nothing for them.
  if (!PORTAL.admits(answer.value.account)) return refusal(403);
  const cookie = sessionCookie('portal', args.context.config.secure);
  const cookies = [cookie.write(answer.value.sessionToken), ...rememberAgain(args, answer.value)];
  return Response.json(
    { path },
    { headers: cookies.map((line): [string, string] => ['Set-Cookie', line]) },
  );
}

const refusal = (status: number): Response => new Response(null, { status });

function jsonOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // What is no JSON is no passkey; the API refuses it in words.
    return {};
  }
}
