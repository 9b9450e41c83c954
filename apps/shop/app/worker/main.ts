// The shop's service worker: pages from the network first, from this device when the line is gone.
import { copyOf, keepCopy } from './kept-copies.ts';
import { ERROR_STYLES, offlinePage } from './offline-page.ts';

/** Of the worker's own scope, what is used here; the browser's full types exclude those of pages. */
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Waiting & {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
};
type WorkerScope = {
  readonly location: Location;
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
/** A slow line gets this long before the copy on the device is shown instead. */
const NETWORK_MS = 3_000;
const MAX_FILES = 60;

scope.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([keepFiles([ERROR_STYLES]), keepPage('/'), scope.skipWaiting()]));
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(scope.clients.claim());
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (url.pathname.startsWith('/assets/') || url.pathname === ERROR_STYLES) {
    event.respondWith(file(event));
  }
});

/** A page that was there before the worker asks to be kept with its files. */
scope.addEventListener('message', (event) => {
  const { files, pathname } = event.data as { files: string[]; pathname: string };
  event.waitUntil(Promise.all([keepFiles(files), keepPage(pathname)]));
});

async function page(event: Fetching): Promise<Response> {
  const { request } = event;
  const fresh = fetch(request);
  // Asked for at once: after a slow answer was overtaken by the copy, the event could not be prolonged any more.
  event.waitUntil(
    fresh.then(
      (answer) => keepCopy(request.url, answer.clone()),
      () => undefined,
    ),
  );
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), NETWORK_MS));
  try {
    const answer = await Promise.race([fresh, late]);
    return answer ?? (await copyOf(request.url, 'slow')) ?? (await fresh);
  } catch {
    return (await copyOf(request.url, 'none')) ?? offlinePage(new URL(request.url).pathname);
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

async function keepPage(pathname: string): Promise<void> {
  const address = new URL(pathname, scope.location.origin).href;
  await keepCopy(address, await fetch(address));
}

async function keepFiles(files: readonly string[]): Promise<void> {
  const own = files.filter(
    (name) => new URL(name, scope.location.origin).origin === scope.location.origin,
  );
  await (await caches.open(FILES)).addAll(own.slice(0, MAX_FILES));
}
