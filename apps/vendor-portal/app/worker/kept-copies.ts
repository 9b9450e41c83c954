import { keptPagesOf, PAGES, pagesOf } from '../offline/kept-pages.ts';

const KEPT_AT = 'kept-at';
/** Written by the server on pages of somebody who is signed in. */
const ACTING = /<html [^>]*data-account="([0-9a-f-]{36})" data-producer="([0-9a-f-]{36})"/;

/** When the newest page was asked for: an answer that was on its way longer does not bring another farm back. */
let newestAskedAt = 0;

/**
 * Keeps a page in the store of the person and farm whose page it is, and forgets what was kept for any other: whoever
 * works on this phone now, and for whichever farm, finds nothing of what was here before.
 */
export async function keepCopy(address: string, answer: Response, askedAt: number): Promise<void> {
  const url = new URL(address);
  const kept = keptPagesOf(url.pathname);
  // A query holds a message or a choice of the moment, never a page of its own; a redirect led to the login.
  if (!kept || url.search !== '' || answer.redirected) return;
  if (answer.status === 404 || answer.status === 410) return forgetCopy(url.pathname);
  if (!answer.ok) return;
  const html = await answer.text();
  const [, accountId, producerId] = ACTING.exec(html) ?? [];
  if (!accountId || !producerId) return;
  const own = pagesOf({ accountId, producerId });
  if (askedAt < newestAskedAt && !(await caches.has(own))) return;
  newestAskedAt = Math.max(newestAskedAt, askedAt);
  await forgetOthers(own);
  const headers = new Headers(answer.headers);
  // The body is read unpacked; every other header stays, above all the content security policy.
  headers.delete('content-encoding');
  headers.delete('content-length');
  headers.set(KEPT_AT, new Date().toISOString());
  const cache = await caches.open(own);
  await cache.delete(url.pathname);
  await cache.put(url.pathname, new Response(html, { headers }));
  await dropOldest(cache, kept.path, kept.copies);
}

/** The copy of a page, marked with its time for the strip at its top; undefined where there is none. */
export async function copyOf(address: string): Promise<Response | undefined> {
  const found = await caches.match(new URL(address).pathname);
  const keptAt = found?.headers.get(KEPT_AT);
  if (!found || !keptAt) return undefined;
  const html = (await found.text()).replace('<html ', `<html data-kept-at="${keptAt}" `);
  return new Response(html, { headers: found.headers });
}

/** When a page was kept; null where it was not. */
export async function keptAtOf(pathname: string): Promise<Date | null> {
  const keptAt = (await caches.match(pathname))?.headers.get(KEPT_AT);
  return keptAt ? new Date(keptAt) : null;
}

async function dropOldest(cache: Cache, path: string, copies: number): Promise<void> {
  const keys = (await cache.keys()).filter(
    ({ url }) => keptPagesOf(new URL(url).pathname)?.path === path,
  );
  const old = keys.slice(0, Math.max(0, keys.length - copies));
  await Promise.all(old.map((key) => cache.delete(key)));
}

async function forgetOthers(own: string): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES) && name !== own);
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function forgetCopy(pathname: string): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES));
  await Promise.all(names.map(async (name) => (await caches.open(name)).delete(pathname)));
}
