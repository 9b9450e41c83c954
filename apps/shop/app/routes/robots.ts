import type { LoaderFunctionArgs } from '@remix-run/node';
import { PATHS } from '../paths.ts';

const PRIVATE = ['cart', 'checkout', 'order', 'account', 'signIn', 'register'] as const;

export function loader({ context }: LoaderFunctionArgs): Response {
  const paths = PRIVATE.flatMap((name) => [PATHS[name].de, PATHS[name].en]);
  const lines = [
    'User-agent: *',
    ...paths.map((path) => `Disallow: ${path.replace(/:.*$/, '')}`),
    '',
    `Sitemap: ${context.config.publicUrl}/sitemap.xml`,
    '',
  ];
  return new Response(lines.join('\n'), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'max-age=3600' },
  });
}
