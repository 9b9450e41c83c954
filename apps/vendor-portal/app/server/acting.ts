import { createHash } from 'node:crypto';
import { createCookie } from '@markthalle/web-server/cookies';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitPortal } from './portal.ts';

/** For whom a browser may keep data: named on every page, and part of the name of everything kept. */
export interface Acting {
  readonly accountId: string;
  readonly producerId: string;
}

const YEAR_SECONDS = 365 * 86_400;
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const SHAPE = new RegExp(`^(${UUID})\\.(${UUID})\\.([0-9a-f]{16})$`);

/**
 * A cookie beside the session's, so that a page can say whose it is without asking the API. It counts only with the
 * session for which it was written: after another login it says nothing.
 */
const cookieFor = ({ context }: LoaderFunctionArgs) =>
  createCookie({
    name: 'portal_acting',
    shape: SHAPE,
    maxAgeSeconds: YEAR_SECONDS,
    secure: context.config.secure,
  });

function sessionMark(args: LoaderFunctionArgs): string {
  const token = visitPortal(args).cookies.session.read(args.request) ?? '';
  return createHash('sha256').update(token).digest('hex').slice(0, 16);
}

/** Null on the first page of a session; the page then asks `/befehle`. */
export function actingOf(args: LoaderFunctionArgs): Acting | null {
  const [, accountId, producerId, mark] =
    SHAPE.exec(cookieFor(args).read(args.request) ?? '') ?? [];
  if (!accountId || !producerId || mark !== sessionMark(args)) return null;
  return { accountId, producerId };
}

/** The `Set-Cookie` line that makes later pages know. */
export const rememberActing = (args: LoaderFunctionArgs, acting: Acting): string =>
  cookieFor(args).write(`${acting.accountId}.${acting.producerId}.${sessionMark(args)}`);

/** The `Set-Cookie` line of a sign-out. */
export const forgetActing = (args: LoaderFunctionArgs): string => cookieFor(args).clear();
