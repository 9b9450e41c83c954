import { type ApiClient, createApiClient } from '@markthalle/api-client/api-client';
import type { Endpoint, InputOf, OutputOf } from '@markthalle/contracts/endpoint';
import type { AccountView, logIn } from '@markthalle/contracts/identity';
import { type Cookie, createCookie } from '@markthalle/web-server/cookies';
import type { LoadContext } from '@markthalle/web-server/load-context';
import { redirect } from '@remix-run/node';
import { signInPath } from '../return-path.ts';
import { type Theme, themeFrom } from '../theme.ts';
import { sessionCookie } from './session-cookie.ts';
import { throwProblem } from './throw-problem.ts';

const DAY_SECONDS = 86_400;
const CHOICE_SECONDS = 365 * DAY_SECONDS;

/** What makes one workplace differ from the other. */
export type WorkplaceKind = {
  /** Prefix of its cookies: cookies of one host are shared between its ports. */
  readonly key: 'portal' | 'office';
  readonly admits: (account: AccountView) => boolean;
  /** The sentence for people who have an account but no business here. */
  readonly refusal: string;
  /** For which of their producers somebody acts with a request, where their browser says it. */
  readonly producerOf?: (args: Arguments, sessionToken: string) => string | null;
  /** What else is remembered when a session opens, as lines of `Set-Cookie`. */
  readonly alsoRemember?: (args: Arguments, session: OutputOf<typeof logIn>) => readonly string[];
};

type WorkplaceCookies = {
  readonly session: Cookie;
  readonly theme: Cookie;
  /** `off` where somebody wants no single-letter shortcuts (WCAG 2.1.4). */
  readonly shortcuts: Cookie;
};

/** One request of a person: who asks, for what, and the API that answers them. */
export type Visit = {
  readonly url: URL;
  readonly api: ApiClient;
  readonly cookies: WorkplaceCookies;
  readonly signedIn: boolean;
  readonly theme: Theme;
  readonly shortcuts: boolean;
  /** The API for another session: the one that was just opened. */
  apiFor(sessionToken: string): ApiClient;
  /** What a page shows. Ends the loader with the login page, 404 or the problem's own page. */
  read<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<OutputOf<E>>;
};

export type Arguments = { readonly request: Request; readonly context: LoadContext };

/** Reads cookies and address of a request and opens the API for its reader. */
export function openVisit(kind: WorkplaceKind, args: Arguments): Visit {
  const { request, context } = args;
  const cookies = workplaceCookies(kind.key, context.config.secure);
  const sessionToken = cookies.session.read(request);
  const url = new URL(request.url);
  const apiFor = (token: string | null, producerId: string | null = null) =>
    createApiClient({
      producerId,
      baseUrl: context.config.apiUrl,
      sessionToken: token,
      clientAddress: context.clientAddress,
      requestId: context.requestId,
    });
  const producerId = sessionToken === null ? null : kind.producerOf?.(args, sessionToken);
  const api = apiFor(sessionToken, producerId);
  const here = url.pathname + url.search;
  return {
    url,
    api,
    apiFor,
    cookies,
    signedIn: sessionToken !== null,
    theme: themeFrom(cookies.theme.read(request)),
    shortcuts: cookies.shortcuts.read(request) !== 'off',
    async read(endpoint, input) {
      if (sessionToken === null) throw redirect(signInPath(here));
      const result = await api.call(endpoint, input);
      if (result.ok) return result.value;
      if (result.problem.code === 'not-authenticated') throw redirect(signInPath(here));
      return throwProblem(result.problem);
    },
  };
}

function workplaceCookies(key: WorkplaceKind['key'], secure: boolean): WorkplaceCookies {
  const choice = (name: string, shape: RegExp) =>
    createCookie({ name: `${key}_${name}`, shape, maxAgeSeconds: CHOICE_SECONDS, secure });
  return {
    session: sessionCookie(key, secure),
    theme: choice('theme', /^(system|light|dark)$/),
    shortcuts: choice('shortcuts', /^(on|off)$/),
  };
}
