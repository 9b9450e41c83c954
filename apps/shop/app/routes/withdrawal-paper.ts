import { readWithdrawalPaper } from '@markthalle/contracts/withdrawals';
import { fileResponse } from '@markthalle/web-server/file-response';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';

/** The receipt as PDF for whoever has its link. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api, language } = shopRequest(request, context);
  const receiptToken = params.token ?? '';
  const answer = await api.call(readWithdrawalPaper, { language, receiptToken });
  return answer.ok ? fileResponse(request, answer.value) : throwProblem(answer.problem);
}
