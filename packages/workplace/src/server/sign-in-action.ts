import { ApiUnreachable } from '@markthalle/api-client/api-client';
import { logIn, logOut } from '@markthalle/contracts/identity';
import type { ProblemCode } from '@markthalle/contracts/problems';
import { problemSentence } from '@markthalle/ui/texts/problems';
import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { KEPT_PREFIX } from '../kept-form.ts';
import { safeReturnPath } from '../return-path.ts';
import { keptValues, one, type TypedValues, typedValues } from '../typed-values.ts';
import { problemsOf } from './form-action.ts';
import { openVisit, type Visit, type WorkplaceKind } from './visit.ts';

/** What the login page gets back. */
export type SignInAnswer =
  | {
      readonly kind: 'refused';
      readonly problems: readonly { readonly field: string | null; readonly message: string }[];
      readonly email: string;
      readonly kept: TypedValues;
    }
  | { readonly kind: 'resume'; readonly returnPath: string; readonly kept: TypedValues };

/** The values that belong to the form that was interrupted, without the prefix. */
function interruptedForm(values: TypedValues): TypedValues {
  return Object.fromEntries(
    Object.entries(keptValues(values))
      .filter(([name]) => name.startsWith(KEPT_PREFIX))
      .map(([name, texts]) => [name.slice(KEPT_PREFIX.length), texts]),
  );
}

/** The action of `/anmelden`: opens a session for people who work here, nobody else. */
export function signInAction(kind: WorkplaceKind) {
  return async ({ request, context }: ActionFunctionArgs) => {
    const values = typedValues(await request.formData());
    const visit = openVisit(kind, { request, context });
    const kept = interruptedForm(values);
    const refuse = (problems: ReturnType<typeof problemsOf>, status: number) =>
      data<SignInAnswer>(
        { kind: 'refused', problems, email: one(values, 'email'), kept },
        { status },
      );
    const sentence = (code: ProblemCode) => [{ field: null, message: problemSentence(code, 'de') }];
    try {
      const password = one(values, 'password');
      const result = await visit.api.call(logIn, { email: one(values, 'email'), password });
      if (!result.ok) return refuse(problemsOf(result.problem), result.problem.status);
      const { account, sessionToken } = result.value;
      if (!kind.admits(account)) {
        await visit.apiFor(sessionToken).call(logOut, {});
        return refuse([{ field: null, message: kind.refusal }], 403);
      }
      return openDoor(visit, sessionToken, safeReturnPath(one(values, 'zurueck')), kept);
    } catch (error) {
      if (!(error instanceof ApiUnreachable)) throw error;
      return refuse(sentence('internal-error'), 502);
    }
  };
}

/** To the page asked for; where a form was interrupted, through a page that gives it back. */
function openDoor(visit: Visit, sessionToken: string, returnPath: string, kept: TypedValues) {
  const headers = { 'Set-Cookie': visit.cookies.session.write(sessionToken) };
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
