import { createHash } from 'node:crypto';
import besleyUrl from '@markthalle/ui/assets/fonts/besley-700.woff2?url';
import figtreeUrl from '@markthalle/ui/assets/fonts/figtree-var.woff2?url';
import iconsUrl from '@markthalle/ui/assets/icons.svg?url';
import type { LoaderFunctionArgs } from '@remix-run/node';
import enhancementUrl from '../../dist/enhancement/enhance.js?url';
import script from '../../dist/enhancement/service-worker.js?raw';
import parts from '../../dist/enhancement/shell-parts.json?raw';
import stylesUrl from '../styles/portal.css?url';

/** Every file that all pages need; their names change with their content, and so does the worker. */
const SHELL = [
  stylesUrl,
  enhancementUrl,
  ...(JSON.parse(parts) as string[]).map((name) => `/assets/${name}`),
  iconsUrl,
  figtreeUrl,
  besleyUrl,
  '/favicon.svg',
];

const WORKER = `self.SHELL=${JSON.stringify(SHELL)};\n${script}`;
const TAG = `"${createHash('sha256').update(WORKER).digest('hex').slice(0, 32)}"`;

/** The worker at the root, so that it may serve every page; browsers ask for a newer one themselves. */
export function loader({ request }: LoaderFunctionArgs): Response {
  const headers = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'no-cache',
    ETag: TAG,
  };
  const isKnown = request.headers.get('if-none-match')?.includes(TAG) === true;
  return new Response(isKnown ? null : WORKER, { status: isKnown ? 304 : 200, headers });
}
