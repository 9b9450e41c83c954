import type { EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { OFFLINE_COPY, offlineCopyOf } from './features/offline-copies.ts';

/** Renders a page whole: nothing streams later, because no script waits for it. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Response {
  const markup = renderToString(<RemixServer context={context} url={request.url} />);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store');
  const copy = offlineCopyOf(new URL(request.url).pathname);
  const isKept = copy !== null && status === 200 && request.method === 'GET';
  if (isKept && !headers.has(OFFLINE_COPY)) headers.set(OFFLINE_COPY, copy);
  return new Response(`<!DOCTYPE html>${markup}`, { status, headers });
}
