import { readLegalDocument } from '@markthalle/contracts/legal';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';

/** A version never changes, so its picture may be kept for a year. */
const ONE_YEAR = 'public, max-age=31536000, immutable';

/** The picture of the guarantee notice as a file; the policy keeps a browser that opens it alone from running anything. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, language, url } = shopRequest(request, context);
  const version = Number(url.searchParams.get('fassung')) || 1;
  const answer = await api.call(readLegalDocument, { language, kind: 'guarantee_notice', version });
  if (!answer.ok) throwProblem(answer.problem);
  if (answer.value.picture === null) throw new Response(null, { status: 404 });
  return new Response(answer.value.picture, {
    headers: {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      'Cache-Control': ONE_YEAR,
    },
  });
}
