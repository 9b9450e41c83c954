import { readReturnLabel } from '@markthalle/contracts/problem-cases';
import { fileResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';

/** The return slip of a defect. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api, language } = shopRequest(request, context);
  const { token: orderToken = '', case: caseId = '' } = params;
  const answer = await api.call(readReturnLabel, { language, orderToken, caseId });
  return answer.ok ? fileResponse(request, answer.value) : throwProblem(answer.problem);
}
