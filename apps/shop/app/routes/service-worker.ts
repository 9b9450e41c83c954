import script from '../../.cache/enhancement/service-worker.js?raw';

/** The worker at the root, so that it may serve every page; browsers ask for a newer one themselves. */
export function loader(): Response {
  return new Response(script, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
}
