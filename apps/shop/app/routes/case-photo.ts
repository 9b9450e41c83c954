import { readCasePhoto } from '@markthalle/contracts/problem-cases';
import { pictureResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';

/** A photo of a case, for the buyer of its order alone. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api, language } = shopRequest(request, context);
  const { token: orderToken = '', photo: photoId = '' } = params;
  const answer = await api.call(readCasePhoto, { language, orderToken, photoId });
  return answer.ok ? pictureResponse(request, answer.value) : throwProblem(answer.problem);
}
