import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import type { Request as ExpressRequest, RequestHandler, Response } from 'express';
import { type KeptPage, keptPageOf } from './kept-page.ts';
import { loadContextOf } from './load-context.ts';
import { FRESH_MS, MAX_AGE_MS, PageCache } from './page-cache.ts';
import type { LogLine } from './request-log.ts';
import type { WebConfig } from './web-config.ts';

/** A request for a page that many visitors share, as the app's rules see it. */
export type SharedPage = {
  /** Path with those parts of the query that the page reads; renders and keys are made from it. */
  readonly address: string;
  /** The only cookies that the rendering sees; part of the key. Nothing else of a visitor can get in. */
  readonly cookie: string;
  /** Names what `personalise` writes; empty for a visitor about whom nothing is known. */
  readonly visitor: string;
  /** Writes what belongs to this visitor into the shared page. */
  personalise(html: string): string;
};

/** Which pages are shared: null for a page that belongs to one visitor. */
export type SharedPages = (url: URL, cookieHeader: string) => SharedPage | null;

type Options = {
  readonly config: WebConfig;
  readonly build: ServerBuild;
  readonly sharedPages: SharedPages;
  readonly log: LogLine;
};

const SECOND_MS = 1_000;
/** `Age` is sent along, so caches between us and a reader add no seconds to ours (RFC 9111, 4.2.3). */
const SHARED = [
  'public, max-age=0',
  `s-maxage=${FRESH_MS / SECOND_MS}`,
  `stale-while-revalidate=${(MAX_AGE_MS - FRESH_MS) / SECOND_MS}`,
].join(', ');
const PERSONAL = 'private, no-cache';

/** Answers pages that many visitors share from a bounded memory; all others pass. */
export function serveKeptPages({ config, build, sharedPages, log }: Options): RequestHandler {
  const handle = createRequestHandler(build, 'production');
  const cache = new PageCache({
    onRenewFailed: (error) => log({ level: 'error', event: 'page-renewal', error: String(error) }),
  });
  const render = async (page: SharedPage, req: ExpressRequest, requestId: string) => {
    const startedAtMs = Date.now();
    const headers: Record<string, string> = { accept: 'text/html' };
    if (page.cookie !== '') headers.cookie = page.cookie;
    const request = new Request(new URL(page.address, config.publicUrl), { headers });
    return keptPageOf(await handle(request, loadContextOf(config, req, requestId)), startedAtMs);
  };
  return async (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    const cookies = req.headers.cookie ?? '';
    const asked = sharedPages(new URL(req.originalUrl, config.publicUrl), cookies);
    if (asked === null) return next();
    try {
      const key = `${asked.address}\n${asked.cookie}`;
      const page = await cache.read(key, () => render(asked, req, res.locals.requestId));
      if (page === null) return next();
      await send(req, res, page, asked);
    } catch (error) {
      next(error);
    }
  };
}

async function send(req: ExpressRequest, res: Response, page: KeptPage, asked: SharedPage) {
  const ageSeconds = Math.floor((Date.now() - page.renderedAtMs) / SECOND_MS);
  res
    .status(200)
    .set(page.headers)
    .set('Vary', 'Cookie, Accept-Encoding')
    .set('Age', String(Math.max(0, ageSeconds)))
    .set('Cache-Control', req.headers.cookie === undefined ? SHARED : PERSONAL)
    .set('ETag', `W/"${page.tag}${asked.visitor === '' ? '' : `-${asked.visitor}`}"`);
  if (knows(req, String(res.get('ETag')))) {
    res.status(304).end();
    return;
  }
  const text = () => (asked.visitor === '' ? page.html : asked.personalise(page.html));
  const encoding = req.acceptsEncodings('br', 'gzip', 'identity');
  const kept =
    encoding === 'br' || encoding === 'gzip' ? page.encoded(encoding, asked.visitor, text) : null;
  if (kept === null) {
    // The compression of the server takes over.
    res.end(text());
    return;
  }
  const bytes = await kept;
  res.set('Content-Encoding', String(encoding)).set('Content-Length', String(bytes.length));
  res.end(req.method === 'HEAD' ? undefined : bytes);
}

/** RFC 9110, 13.1.2; weak comparison. */
function knows(req: ExpressRequest, tag: string): boolean {
  return (req.get('if-none-match') ?? '').split(/,\s*/).includes(tag);
}
