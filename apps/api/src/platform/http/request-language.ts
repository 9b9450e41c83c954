import type { FastifyRequest } from 'fastify';

/** The language of messages: the request's own `language`, else `Accept-Language`, else German. */
export function languageOf(request: FastifyRequest): 'de' | 'en' {
  const asked =
    (request.body as { language?: unknown } | null | undefined)?.language ??
    (request.query as { language?: unknown } | undefined)?.language ??
    request.headers['accept-language'];
  return typeof asked === 'string' && /^en\b/i.test(asked) ? 'en' : 'de';
}
