import { createHash } from 'node:crypto';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { AccountView, logIn } from '@markthalle/contracts/identity';
import { createCookie } from '@markthalle/web-server/cookies';
import { sessionCookie } from '@markthalle/workplace/server/session-cookie';
import type { Arguments } from '@markthalle/workplace/server/visit';

/** Who works in this browser, and for which farm: named on every page, and part of the name of everything kept. */
export interface Acting {
  readonly accountId: string;
  readonly producerId: string;
}

const YEAR_SECONDS = 365 * 86_400;
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const PRODUCER = new RegExp(`^${UUID}$`);
const SHAPE = new RegExp(`^(${UUID})\\.(${UUID})\\.([0-9a-f]{16})$`);
/** Scripts name the farm for which something was done, whatever was chosen since. */
export const PRODUCER_HEADER = 'x-producer';

/**
 * A cookie beside the session's. The farm of a request is in the request itself, so that a page and its name are
 * always of one farm, also when the answer to a switch was lost. It only chooses: the API asks for the membership with
 * each request. It counts with the session for which it was written.
 */
const cookieFor = ({ context }: Arguments) =>
  createCookie({
    name: 'portal_acting',
    shape: SHAPE,
    maxAgeSeconds: YEAR_SECONDS,
    secure: context.config.secure,
  });

const markOf = (sessionToken: string): string =>
  createHash('sha256').update(sessionToken).digest('hex').slice(0, 16);

function stored(args: Arguments): (Acting & { readonly mark: string }) | null {
  const [, accountId, producerId, mark] =
    SHAPE.exec(cookieFor(args).read(args.request) ?? '') ?? [];
  return accountId && producerId && mark ? { accountId, producerId, mark } : null;
}

const sessionTokenOf = ({ request, context }: Arguments): string | null =>
  sessionCookie('portal', context.config.secure).read(request);

/** Null on the first page of a session; the page then asks `/befehle`. */
export function actingOf(args: Arguments): Acting | null {
  const [token, found] = [sessionTokenOf(args), stored(args)];
  if (token === null || found?.mark !== markOf(token)) return null;
  return { accountId: found.accountId, producerId: found.producerId };
}

/** For which farm a request acts; null where nothing was chosen yet. */
export function producerOf(args: Arguments): string | null {
  const named = args.request.headers.get(PRODUCER_HEADER);
  if (named !== null && PRODUCER.test(named)) return named;
  return actingOf(args)?.producerId ?? null;
}

/** The farm of somebody who works for several; the only one of everybody else. */
export const farmOf = (
  { producers }: Pick<AccountView, 'producers'>,
  chosen: string | null,
): AccountView['producers'][number] | undefined =>
  chosen === null && producers.length === 1
    ? producers[0]
    : producers.find(({ producerId }) => producerId === chosen);

/** The `Set-Cookie` line that makes later pages know. */
export const rememberActing = (
  args: Arguments,
  { accountId, producerId }: Acting,
  sessionToken = sessionTokenOf(args) ?? '',
): string => cookieFor(args).write(`${accountId}.${producerId}.${markOf(sessionToken)}`);

/** Whoever signs in again in the same browser goes on with the farm where they stopped. */
export function rememberAgain(
  args: Arguments,
  { account, sessionToken }: OutputOf<typeof logIn>,
): readonly string[] {
  const before = stored(args);
  if (before === null || before.accountId !== account.accountId) return [];
  if (farmOf(account, before.producerId) === undefined) return [];
  return [rememberActing(args, before, sessionToken)];
}

/** The `Set-Cookie` line of a sign-out. */
export const forgetActing = (args: Arguments): string => cookieFor(args).clear();
