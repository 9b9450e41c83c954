import { readOrderDocument } from '@markthalle/contracts/documents';
import { fileResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';

/** A paper of an order for whoever has the order's link. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api, language } = shopRequest(request, context);
  const answer = await api.call(readOrderDocument, {
    language,
    orderToken: params.token ?? '',
    documentId: params.document ?? '',
  });
  return answer.ok ? fileResponse(request, answer.value) : throwProblem(answer.problem);
}
