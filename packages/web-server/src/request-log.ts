import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Where log lines go; one JSON object per line. */
export type LogLine = (entry: Readonly<Record<string, unknown>>) => void;

/** A log that writes to standard output, with the time and the app's name. */
export function stdoutLog(name: string): LogLine {
  return (entry) => {
    process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), name, ...entry })}\n`);
  };
}

const REQUEST_ID_SHAPE = /^[A-Za-z0-9-]{8,64}$/;

/** Gives each request an id that the API's log lines and the error pages carry too. */
export const requestId: RequestHandler = (req, res, next) => {
  const given = req.get('x-request-id');
  const id = given !== undefined && REQUEST_ID_SHAPE.test(given) ? given : randomUUID();
  res.locals.requestId = id;
  res.set('X-Request-Id', id);
  next();
};

/** A path without what only its owner may know: order tokens, ids, mailed tokens. */
export function pathForLog(path: string): string {
  return path
    .split('/')
    .map((part) => (/^[A-Za-z0-9_-]{32,}$/.test(part) ? ':token' : part))
    .join('/');
}

/** One line per answer. No query, no address, no cookie: nothing that leads to a person. */
export function requestLog(log: LogLine): RequestHandler {
  return (req, res, next) => {
    const startedAt = process.hrtime.bigint();
    const path = pathForLog(req.path);
    res.on('finish', () => {
      log({
        level: res.statusCode >= 500 ? 'error' : 'info',
        event: 'request',
        requestId: res.locals.requestId,
        method: req.method,
        path,
        status: res.statusCode,
        durationMs: Number((process.hrtime.bigint() - startedAt) / 1_000_000n),
      });
    });
    next();
  };
}
