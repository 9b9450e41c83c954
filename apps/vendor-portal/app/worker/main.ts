// The portal's service worker: pages from the network first, from this phone when the line is slow or gone.
import { copyOf, keepCopy, keptAtOf } from './kept-copies.ts';
import { offlinePage } from './offline-page.ts';

/** Of the worker's own scope, what is used here; the browser's full types exclude those of pages. */
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Waiting & {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
};
type WorkerScope = {
  readonly location: Location;
  /** Written before this script by the server: the styles first, then all other files of every page. */
  readonly SHELL: readonly string[];
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(
    name: 'message',
    listener: (event: Waiting & { readonly data: unknown }) => void,
  ): void;
};

const scope = self as unknown as WorkerScope;
const FILES = 'files';
/** A slow line gets this long before the copy on the phone is shown instead. */
const NETWORK_MS = 3_000;
const MAX_FILES = 60;
/** A page that was fetched ahead is not fetched again for so long. */
const AHEAD_FRESH_MS = 10 * 60_000;
const MAX_AHEAD = 12;

scope.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => scope.skipWaiting()));
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(scope.clients.claim());
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (url.pathname.startsWith('/assets/') || scope.SHELL.includes(url.pathname)) {
    event.respondWith(file(event));
  }
});

/** A page names the pages that its reader may need next. */
scope.addEventListener('message', (event) => {
  const { ahead } = event.data as { readonly ahead: readonly string[] };
  event.waitUntil(keepAhead(ahead.slice(0, MAX_AHEAD)));
});

async function page(event: Fetching): Promise<Response> {
  const { request } = event;
  const askedAt = Date.now();
  const fresh = fetch(request);
  // Asked for at once: after a slow answer was overtaken by the copy, the event could not be prolonged any more.
  event.waitUntil(
    fresh.then(
      (answer) => keepCopy(request.url, answer.clone(), askedAt),
      () => undefined,
    ),
  );
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), NETWORK_MS));
  try {
    const answer = await Promise.race([fresh, late]);
    return answer ?? (await copyOf(request.url)) ?? (await fresh);
  } catch {
    return (await copyOf(request.url)) ?? offlinePage(scope.SHELL[0] ?? '');
  }
}

/** Built files carry their content's hash in the name: one that is here is right. */
async function file({ request }: Fetching): Promise<Response> {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(FILES);
    await cache.put(request.url, answer.clone());
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, -MAX_FILES).map((key) => cache.delete(key)));
  }
  return answer;
}

/** Only what is new: on a bad line a file that is here is not fetched twice. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(FILES);
  const missing: string[] = [];
  for (const name of scope.SHELL) if (!(await cache.match(name))) missing.push(name);
  await cache.addAll(missing);
}

/** One after the other, so that whatever the person does next has the line. */
async function keepAhead(pathnames: readonly string[]): Promise<void> {
  for (const pathname of pathnames) {
    const keptAt = await keptAtOf(pathname);
    if (keptAt && Date.now() - keptAt.getTime() < AHEAD_FRESH_MS) continue;
    const address = new URL(pathname, scope.location.origin).href;
    const askedAt = Date.now();
    try {
      await keepCopy(address, await fetch(address), askedAt);
    } catch {
      // No line: what is here stays, and the next page asks again.
      return;
    }
  }
}
