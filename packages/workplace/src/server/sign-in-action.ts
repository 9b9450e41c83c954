import { ApiUnreachable } from '@markthalle/api-client/api-client';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import { logIn, logOut } from '@markthalle/contracts/identity';
import type { ProblemBody } from '@markthalle/contracts/problems';
import { requestSignInCode, signInWithCode } from '@markthalle/contracts/sign-in-codes';
import { problemSentence } from '@markthalle/ui/texts/problems';
import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { deviceName } from '../device-name.ts';
import { KEPT_PREFIX } from '../kept-form.ts';
import { safeReturnPath } from '../return-path.ts';
import { keptValues, one, type TypedValues, typedValues } from '../typed-values.ts';
import { problemsOf } from './form-action.ts';
import { sessionCookie } from './session-cookie.ts';
import { openVisit, type Visit, type WorkplaceKind } from './visit.ts';

/** What the login page gets back; `typed` are the fields of the login itself, without secrets. */
export type SignInAnswer =
  | {
      readonly kind: 'refused' | 'code-sent' | 'code-refused';
      readonly problems: readonly { readonly field: string | null; readonly message: string }[];
      readonly typed: TypedValues;
      readonly kept: TypedValues;
    }
  | { readonly kind: 'resume'; readonly returnPath: string; readonly kept: TypedValues };

type Refusal = { readonly kind: 'refused' | 'code-refused'; readonly problem: ProblemBody };
type Opened = { readonly kind: 'opened'; readonly session: OutputOf<typeof logIn> };
type CodeSent = {
  readonly kind: 'code-sent';
  readonly codeId: string;
  readonly channel: 'mail' | 'sms';
};

/** The values that belong to the form that was interrupted, without the prefix. */
function interruptedForm(values: TypedValues): TypedValues {
  return Object.fromEntries(
    Object.entries(keptValues(values))
      .filter(([name]) => name.startsWith(KEPT_PREFIX))
      .map(([name, texts]) => [name.slice(KEPT_PREFIX.length), texts]),
  );
}

/** The fields of the login itself; codes are never sent back into a page. */
function loginFields(values: TypedValues): TypedValues {
  return Object.fromEntries(
    Object.entries(keptValues(values)).filter(
      ([name]) => !name.startsWith(KEPT_PREFIX) && name !== 'code',
    ),
  );
}

/** The action of `/anmelden`: opens a session for people who work here, nobody else. */
export function signInAction(kind: WorkplaceKind) {
  return async ({ request, context }: ActionFunctionArgs) => {
    const values = typedValues(await request.formData());
    const visit = openVisit(kind, { request, context });
    const [kept, typed] = [interruptedForm(values), loginFields(values)];
    const answer = (
      kindOfAnswer: 'refused' | 'code-sent' | 'code-refused',
      problems: ReturnType<typeof problemsOf>,
      status: number,
      more: TypedValues = {},
    ) =>
      data<SignInAnswer>(
        { kind: kindOfAnswer, problems, typed: { ...typed, ...more }, kept },
        { status },
      );
    try {
      const device = deviceOf(request, values);
      const outcome = await attempt(visit, values, device);
      if (outcome.kind === 'code-sent') {
        const sent = { codeId: [outcome.codeId], channel: [outcome.channel] };
        return answer('code-sent', [], 200, sent);
      }
      if (outcome.kind !== 'opened') {
        return answer(outcome.kind, problemsOf(outcome.problem), outcome.problem.status);
      }
      const { account, sessionToken } = outcome.session;
      if (!kind.admits(account)) {
        await visit.apiFor(sessionToken).call(logOut, {});
        return answer('refused', [{ field: null, message: kind.refusal }], 403);
      }
      const cookie = sessionCookie(kind.key, context.config.secure, device.trusted);
      const returnPath = safeReturnPath(one(values, 'zurueck'));
      const more = kind.alsoRemember?.({ request, context }, outcome.session) ?? [];
      return openDoor([cookie.write(sessionToken), ...more], returnPath, kept);
    } catch (error) {
      if (!(error instanceof ApiUnreachable)) throw error;
      const message = problemSentence('internal-error', 'de');
      return answer('refused', [{ field: null, message }], 502);
    }
  };
}

/** How this device is named in the list of devices, and whether it is somebody's own. */
export const deviceOf = (request: Request, values: TypedValues) => ({
  deviceLabel: deviceName(request.headers.get('user-agent') ?? ''),
  trusted: one(values, 'trusted') === 'yes',
});

async function attempt(
  visit: Visit,
  values: TypedValues,
  device: ReturnType<typeof deviceOf>,
): Promise<Refusal | Opened | CodeSent> {
  switch (one(values, 'intent')) {
    case 'ask-code': {
      const result = await visit.api.call(requestSignInCode, { address: one(values, 'address') });
      return result.ok
        ? { kind: 'code-sent', ...result.value }
        : { kind: 'refused', problem: result.problem };
    }
    case 'enter-code': {
      const code = { codeId: one(values, 'codeId'), code: one(values, 'code') };
      const result = await visit.api.call(signInWithCode, { ...code, ...device });
      if (result.ok) return { kind: 'opened', session: result.value };
      return { kind: 'code-refused', problem: asWrongCode(result.problem) };
    }
    default: {
      const login = { email: one(values, 'email'), password: one(values, 'password') };
      const result = await visit.api.call(logIn, { ...login, ...device });
      if (result.ok) return { kind: 'opened', session: result.value };
      return { kind: 'refused', problem: result.problem };
    }
  }
}

/** Whatever is wrong with what was typed as a code: it is said at the one field there is. */
function asWrongCode(problem: ProblemBody): ProblemBody {
  if (problem.code === 'too-many-requests') return problem;
  const message = problemSentence('code-not-valid', 'de');
  return { ...problem, errors: [{ pointer: '/code', message }] };
}

/** To the page asked for; where a form was interrupted, through a page that gives it back. */
function openDoor(cookies: readonly string[], returnPath: string, kept: TypedValues) {
  const headers = new Headers(cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]));
  if (Object.keys(kept).length === 0) return redirect(returnPath, { status: 303, headers });
  return data<SignInAnswer>({ kind: 'resume', returnPath, kept }, { headers });
}

/** The action of `/abmelden`: closes the session here and at the API. */
export function signOutAction(kind: WorkplaceKind) {
  return async ({ request, context }: ActionFunctionArgs) => {
    const visit = openVisit(kind, { request, context });
    if (visit.signedIn) await visit.api.call(logOut, {});
    const headers = { 'Set-Cookie': visit.cookies.session.clear() };
    return redirect('/anmelden?meldung=abgemeldet', { status: 303, headers });
  };
}

/** The action of `/darstellung`: remembers theme and shortcuts in this browser. */
export function appearanceAction(kind: WorkplaceKind) {
  return async ({ request, context }: ActionFunctionArgs) => {
    const values = typedValues(await request.formData());
    const { cookies } = openVisit(kind, { request, context });
    const headers = new Headers();
    const theme = one(values, 'theme');
    if (/^(system|light|dark)$/.test(theme))
      headers.append('Set-Cookie', cookies.theme.write(theme));
    const shortcuts = one(values, 'shortcuts');
    if (/^(on|off)$/.test(shortcuts)) {
      headers.append('Set-Cookie', cookies.shortcuts.write(shortcuts));
    }
    return redirect(safeReturnPath(one(values, 'zurueck')), { status: 303, headers });
  };
}
