import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const S3_KEYS = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'local-secret-of-the-tests' };

interface Stored {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

/**
 * A small program that speaks the S3 protocol for one bucket: objects are put and read by path, every request must
 * carry a right signature (AWS Signature Version 4), faults can be ordered.
 */
export class LocalS3 {
  readonly objects = new Map<string, Stored>();
  readonly requests: string[] = [];
  /** Answers the next requests with this status instead, one each. */
  readonly faults: number[] = [];
  readonly #server: Server;

  constructor(private readonly bucket: string) {
    this.#server = createServer((req, res) => {
      this.answer(req, res).catch((error) => res.destroy(error));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { pathname } = new URL(req.url ?? '/', 'http://s3');
    this.requests.push(`${req.method} ${pathname}`);
    const fault = this.faults.shift();
    if (fault !== undefined) return refuse(res, fault, 'SlowDown');
    if (!isSigned(req, body)) return refuse(res, 403, 'SignatureDoesNotMatch');
    const prefix = `/${this.bucket}/`;
    if (!pathname.startsWith(prefix)) return refuse(res, 404, 'NoSuchBucket');
    const key = decodeURIComponent(pathname.slice(prefix.length));
    if (req.method === 'PUT') {
      this.objects.set(key, { bytes: body, mediaType: req.headers['content-type'] ?? '' });
      res.writeHead(200, { etag: '"1"' }).end();
      return;
    }
    const object = this.objects.get(key);
    if (object === undefined) return refuse(res, 404, 'NoSuchKey');
    res.writeHead(200, { 'content-type': object.mediaType, 'content-length': object.bytes.length });
    res.end(object.bytes);
  }
}

function refuse(res: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  res.writeHead(status, { 'content-type': 'application/xml' }).end(body);
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) =>
  createHmac('sha256', key).update(data).digest();

/** Signature Version 4, computed anew from the request. */
function isSigned(req: IncomingMessage, body: Buffer): boolean {
  const shape =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, accessKey, day = '', region = '', names = '', signature] =
    shape.exec(req.headers.authorization ?? '') ?? [];
  const payloadHash = String(req.headers['x-amz-content-sha256']);
  if (accessKey !== S3_KEYS.accessKeyId) return false;
  if (payloadHash !== 'UNSIGNED-PAYLOAD' && payloadHash !== sha256(body)) return false;
  const url = new URL(req.url ?? '/', 'http://s3');
  const query = [...url.searchParams].map(([name, value]) => `${name}=${value}`).sort();
  const headers = names.split(';').map((name) => `${name}:${String(req.headers[name]).trim()}\n`);
  const canonical = [
    req.method,
    url.pathname,
    query.join('&'),
    headers.join(''),
    names,
    payloadHash,
  ];
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', req.headers['x-amz-date'], scope, sha256(canonical.join('\n'))];
  const key = [region, 's3', 'aws4_request'].reduce(
    (secret, part) => hmac(secret, part),
    hmac(`AWS4${S3_KEYS.secretAccessKey}`, day),
  );
  return hmac(key, text.join('\n')).toString('hex') === signature;
}
