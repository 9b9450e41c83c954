import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HandledRequest } from './handles.ts';

const TAG_CHARACTERS = 20;

/**
 * Answers that everybody may read carry a tag of their content, and who has that content gets 304 without it
 * (RFC 9110, 13.1.2). Hashing 20 KB takes a twentieth of a millisecond; what depends on a session has no tag.
 */
export function tagPublicAnswers(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onSend', (request, reply, payload, done) => {
    if (typeof payload !== 'string' || !isShared(request, reply)) return done(null, payload);
    const tag = `W/"${createHash('sha1').update(payload).digest('base64url').slice(0, TAG_CHARACTERS)}"`;
    reply.header('etag', tag).header('cache-control', 'no-cache');
    if (!(request.headers['if-none-match'] ?? '').split(/,\s*/).includes(tag)) {
      return done(null, payload);
    }
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    done(null, null);
  });
}

function isShared(request: FastifyRequest, reply: FastifyReply): boolean {
  const { handled } = request as HandledRequest;
  return (
    request.method === 'GET' &&
    reply.statusCode === 200 &&
    handled?.endpoint.access === 'public' &&
    request.headers.authorization === undefined &&
    SHARED_PATHS.test(handled.endpoint.path)
  );
}

/** Of the public answers these speak about the market; others are found by a token of one person. */
const SHARED_PATHS = /^\/(catalog|producers)(\/|$)/;
