import type { IncomingMessage, ServerResponse } from 'node:http';

export const MAX_BODY_BYTES = 2 * 1024 * 1024;

export interface RawRequest {
  method: string;
  /** Path without query. */
  path: string;
  /** Query without the question mark, still encoded. */
  query: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Thrown when a body exceeds MAX_BODY_BYTES. */
export class BodyTooLarge extends Error {}

/** Reads a request to its end; refuses bodies above 2 MiB. */
export async function readRequest(incoming: IncomingMessage): Promise<RawRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) throw new BodyTooLarge('request body above 2 MiB');
    chunks.push(chunk as Buffer);
  }
  const target = incoming.url ?? '/';
  const cut = target.indexOf('?');
  return {
    method: incoming.method ?? 'GET',
    path: cut === -1 ? target : target.slice(0, cut),
    query: cut === -1 ? '' : target.slice(cut + 1),
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** Header as one text, or undefined. */
export function headerOf(request: RawRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Writes a whole answer with its exact length. */
export function writeReply(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    'content-length': Buffer.byteLength(reply.body),
  });
  response.end(reply.body);
}

/** Promises the whole body, sends its first half and cuts the connection. */
export function writeCutReply(response: ServerResponse, reply: Reply): void {
  const bytes = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    setTimeout(() => response.destroy(), 10);
  });
}
