import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Request, RequestHandler, Response as WebResponse } from 'express';

/** `<id>-<width>.<format>`; the id is the picture's content hash, so a name never changes. */
const PICTURE_NAME = /^\/[A-Za-z0-9_-]{1,100}-(160|320|480|640|960|1280|og)\.(avif|webp|jpg)$/;
/** Readers who pay for every byte get nothing larger (https://wicg.github.io/savedata). */
const LARGE = /-(?:640|960|1280)(\.\w+)$/;
const SAVING_PX = 480;

const ONE_YEAR = 'public, max-age=31536000, immutable';
const TIMEOUT_MS = 15_000;
/** A picture that is still being drawn; the next reader finds it done. */
const COME_AGAIN = { 'Cache-Control': 'no-store', 'Retry-After': '5' };
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
      else if (abort.signal.aborted) res.status(504).set(COME_AGAIN).end();
      else next(error);
    } finally {
      clearTimeout(timer);
    }
  };
}

function askApi(apiUrl: string, req: Request, signal: AbortSignal): Promise<Response> {
  const known = req.get('if-none-match');
  const saves = req.get('save-data') === 'on';
  const name = saves ? req.path.replace(LARGE, `-${SAVING_PX}$1`) : req.path;
  const headers: Record<string, string> = {};
  if (known !== undefined) headers['if-none-match'] = known;
  // The API's limit counts readers, not this server.
  if (req.ip !== undefined) headers['x-forwarded-for'] = req.ip;
  return fetch(`${apiUrl}/media${name}`, { method: req.method, headers, signal });
}

async function passOn(answer: Response, res: WebResponse): Promise<void> {
  const kept = answer.ok || answer.status === 304;
  res.status(answer.status).set('Cache-Control', kept ? ONE_YEAR : 'no-store');
  if (kept) res.vary('Save-Data');
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
