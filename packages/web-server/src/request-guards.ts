import type { RequestHandler } from 'express';
import { sendErrorPage } from './error-page.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that another site's page asks a reader's browser for. A browser names the page's
 * origin in `Sec-Fetch-Site` and `Origin`; a request with neither comes from no browser we know.
 */
export function sameOriginOnly(publicUrl: string): RequestHandler {
  return (req, res, next) => {
    if (SAFE_METHODS.has(req.method)) return next();
    const site = req.get('sec-fetch-site');
    const origin = req.get('origin');
    const named = site !== undefined || origin !== undefined;
    const siteFits = site === undefined || site === 'same-origin';
    const originFits =
      origin === undefined ||
      origin === publicUrl ||
      origin === `${req.protocol}://${req.get('host')}`;
    if (named && siteFits && originFits) return next();
    sendErrorPage(res, 'other-site');
  };
}

/** Bytes that the body of a request may have; a path may ask for more, for example for photos. */
export type BodyLimit = (path: string) => number;

export const DEFAULT_BODY_LIMIT_BYTES = 1_000_000;

/** Refuses large bodies by their declared length, before a byte of them is read. */
export function bodyLimit(limitOf: BodyLimit): RequestHandler {
  return (req, res, next) => {
    if (req.get('transfer-encoding') !== undefined) {
      res.set('Connection', 'close');
      return sendErrorPage(res, 'length-missing');
    }
    const length = Number(req.get('content-length') ?? '0');
    if (length <= limitOf(req.path)) return next();
    res.set('Connection', 'close');
    sendErrorPage(res, 'too-large');
  };
}

/** Addresses that are no addresses (`/%E0%A4%A`) would throw inside the app. */
export const readableAddress: RequestHandler = (req, res, next) => {
  try {
    decodeURI(req.path);
  } catch {
    return sendErrorPage(res, 'bad-request');
  }
  next();
};
