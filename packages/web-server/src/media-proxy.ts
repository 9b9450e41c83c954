import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Request, RequestHandler, Response as WebResponse } from 'express';

/** `<id>-<width>.<format>`; the id is the picture's content hash, so a name never changes. */
const PICTURE_NAME = /^\/[A-Za-z0-9_-]{1,100}-(160|320|480|640|960|1280)\.(avif|webp|jpg)$/;

const ONE_YEAR = 'public, max-age=31536000, immutable';
const TIMEOUT_MS = 15_000;
const PASSED_HEADERS = ['content-type', 'content-length', 'etag', 'last-modified'];

/** Streams pictures from the API, so that browsers need one origin only. */
export function mediaProxy(apiUrl: string): RequestHandler {
  return async (req, res, next) => {
    if ((req.method !== 'GET' && req.method !== 'HEAD') || !PICTURE_NAME.test(req.path)) {
      res.status(404).set('Cache-Control', 'no-store').end();
      return;
    }
    // A reader who leaves ends the request behind him too; nothing may stay open unread.
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(new Error('picture timed out')), TIMEOUT_MS);
    res.once('close', () => abort.abort());
    try {
      await passOn(await askApi(apiUrl, req, abort.signal), res);
    } catch (error) {
      if (res.headersSent || res.destroyed) res.destroy();
      else next(error);
    } finally {
      clearTimeout(timer);
    }
  };
}

function askApi(apiUrl: string, req: Request, signal: AbortSignal): Promise<Response> {
  const known = req.get('if-none-match');
  return fetch(`${apiUrl}/media${req.path}`, {
    method: req.method,
    headers: known === undefined ? {} : { 'if-none-match': known },
    signal,
  });
}

async function passOn(answer: Response, res: WebResponse): Promise<void> {
  const kept = answer.ok || answer.status === 304;
  res.status(answer.status).set('Cache-Control', kept ? ONE_YEAR : 'no-store');
  for (const name of PASSED_HEADERS) {
    const value = answer.headers.get(name);
    if (kept && value !== null) res.set(name, value);
  }
  if (!answer.ok || answer.body === null || res.destroyed) {
    await answer.body?.cancel();
    res.end();
    return;
  }
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), res);
}
