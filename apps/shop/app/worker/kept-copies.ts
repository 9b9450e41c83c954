/** How many copies of each kind stay on a device; the oldest leaves. The server names the kind of a page. */
const LIMITS: Readonly<Record<string, number>> = {
  home: 2,
  product: 20,
  order: 20,
  code: 20,
  cart: 2,
  text: 12,
};

const PREFIX = 'pages-';
const KIND = 'offline-copy';
const KEPT_AT = 'kept-at';

/** Keeps a page that the server marked; forgets one that is gone. Anything else leaves no trace. */
export async function keepCopy(address: string, answer: Response): Promise<void> {
  const url = new URL(address);
  // A query holds a message or a choice of the moment, never a page of its own.
  if (url.search !== '') return;
  if (answer.status === 404 || answer.status === 410) return forgetCopy(url);
  const kind = answer.headers.get(KIND) ?? '';
  const limit = LIMITS[kind];
  if (!answer.ok || limit === undefined) return;
  const headers = new Headers(answer.headers);
  // The body is read unpacked; every other header stays, above all the content security policy.
  headers.delete('content-encoding');
  headers.delete('content-length');
  headers.set(KEPT_AT, new Date().toISOString());
  const cache = await caches.open(PREFIX + kind);
  await cache.delete(url.pathname);
  await cache.put(url.pathname, new Response(await answer.text(), { headers }));
  const keys = await cache.keys();
  await Promise.all(
    keys.slice(0, Math.max(0, keys.length - limit)).map((key) => cache.delete(key)),
  );
}

async function forgetCopy(url: URL): Promise<void> {
  await Promise.all(
    Object.keys(LIMITS).map(async (kind) =>
      (await caches.open(PREFIX + kind)).delete(url.pathname),
    ),
  );
}

/**
 * The copy of a page, marked with its time for the strip at its top; undefined where there is none. A basket that was
 * just changed must not be overtaken by what it was before: of it there is a copy only without any line.
 */
export async function copyOf(
  address: string,
  line: 'slow' | 'none',
): Promise<Response | undefined> {
  const found = await caches.match(new URL(address).pathname);
  const keptAt = found?.headers.get(KEPT_AT);
  if (!found || !keptAt) return undefined;
  if (line === 'slow' && found.headers.get(KIND) === 'cart') return undefined;
  const html = (await found.text()).replace('<html ', `<html data-kept-at="${keptAt}" `);
  return new Response(html, { headers: found.headers });
}
