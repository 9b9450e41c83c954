import type { LoaderFunctionArgs } from '@remix-run/node';
import { PRIVATE_PAGES } from '../features/indexed-pages.ts';
import { PATHS } from '../paths.ts';

export function loader({ context }: LoaderFunctionArgs): Response {
  const paths = PRIVATE_PAGES.flatMap((name) => [PATHS[name].de, PATHS[name].en]);
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
