import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { MAX_PHOTO_BYTES } from '@markthalle/contracts/case-views';
import { TICKET_HEADER, UPLOADS_PATH } from '@markthalle/contracts/portal-uploads';
import type { Request, RequestHandler, Response } from 'express';

/** Where an app takes uploads in pieces, and whose session they belong to. */
export type Uploads = {
  /** The address that browsers know, such as `/hochladen`. */
  readonly path: string;
  /** The API's token out of the `Cookie` header, or null. */
  sessionOf(cookies: string): string | null;
};

/** `/` makes an upload, `/<id>` asks for it and continues it; nothing else is passed on. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  POST: /^\/?$/,
  HEAD: /^\/[0-9a-f-]{36}$/,
  PATCH: /^\/[0-9a-f-]{36}$/,
};
const SENT_HEADERS = [
  'tus-resumable',
  'upload-length',
  'upload-offset',
  TICKET_HEADER,
  'content-type',
  'content-length',
];
const PASSED_HEADERS = ['tus-resumable', 'upload-offset', 'upload-length', 'upload-expires'];
/** A piece takes seconds on the worst line; nobody is silent for longer. */
const SILENT_MS = 30_000;

/**
 * Passes the pieces of uploads on to the API as they come in, without holding any: what has arrived when a line breaks
 * has arrived.
 */
export function uploadProxy(apiUrl: string, uploads: Uploads): RequestHandler {
  return async (req, res) => {
    if (ALLOWED[req.method]?.test(req.path) !== true) return refuse(res, 404);
    if (req.get('transfer-encoding') !== undefined) return refuse(res, 411);
    if (Number(req.get('content-length') ?? '0') > MAX_PHOTO_BYTES) return refuse(res, 413);
    try {
      passOn(await askApi(apiUrl, uploads, req), res, uploads.path);
    } catch {
      // The line to the sender or to the API broke; the sender asks how far it came and goes on.
      if (res.headersSent || res.destroyed) res.destroy();
      else refuse(res, 502);
    }
  };
}

/** What is left of the body is not read, so the connection ends with the answer. */
function refuse(res: Response, status: number): void {
  res.status(status).set({ 'Cache-Control': 'no-store', Connection: 'close' }).end();
}

async function askApi(apiUrl: string, uploads: Uploads, req: Request): Promise<IncomingMessage> {
  const target = new URL(UPLOADS_PATH + (req.path === '/' ? '' : req.path), apiUrl);
  const ask = target.protocol === 'https:' ? httpsRequest : httpRequest;
  const options: RequestOptions = {
    method: req.method,
    headers: headersOf(req, uploads),
    timeout: SILENT_MS,
    // A kept connection may be closed at the moment when a piece is written to it.
    agent: false,
  };
  const request = ask(target, options);
  request.once('timeout', () => request.destroy(new Error('the API says nothing')));
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  const [answer] = await Promise.all([answered, sendBody(req, request, answered)]);
  return answer;
}

/** The API may answer before it has read everything, for example that a ticket is over. */
async function sendBody(
  req: Request,
  request: ReturnType<typeof httpRequest>,
  answered: Promise<IncomingMessage>,
): Promise<void> {
  const sent = pipeline(req, request);
  await Promise.race([sent, answered.then(() => undefined)]);
}

function headersOf(req: Request, { sessionOf }: Uploads): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of SENT_HEADERS) {
    const value = req.get(name);
    if (value !== undefined) headers[name] = value;
  }
  const session = sessionOf(req.get('cookie') ?? '');
  if (session !== null) headers.authorization = `Bearer ${session}`;
  // The API's limit counts senders, not this server.
  if (req.ip !== undefined) headers['x-forwarded-for'] = req.ip;
  return headers;
}

function passOn(answer: IncomingMessage, res: Response, path: string): void {
  res.status(answer.statusCode ?? 502).set('Cache-Control', 'no-store');
  for (const name of PASSED_HEADERS) {
    const value = answer.headers[name];
    if (typeof value === 'string') res.set(name, value);
  }
  const { location } = answer.headers;
  if (location?.startsWith(`${UPLOADS_PATH}/`)) {
    res.set('Location', path + location.slice(UPLOADS_PATH.length));
  }
  // What tus says in words is for developers; the phone goes by the status.
  answer.resume();
  res.end();
}
