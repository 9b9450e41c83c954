import { exportMyData } from '@markthalle/contracts/accounts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { signedInRequest, throwAccountProblem } from '../server/signed-in.server.ts';

/** Everything that is held about the reader, as a file (Art. 15, 20 GDPR). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = signedInRequest(request, context);
  const answer = await shop.api.call(exportMyData, {});
  if (!answer.ok) throwAccountProblem(shop, answer.problem);
  return new Response(JSON.stringify(answer.value, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="markthalle-daten.json"',
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
