import { finishAgeCheck } from '@markthalle/contracts/age-check';
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { shopRequest } from '../server/shop-request.server.ts';

/** The way back from the age check service: hands its signed answer to the API and goes on to the checkout. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, language, url } = shopRequest(request, context);
  const value = (name: string) => url.searchParams.get(name) ?? '';
  const answer = await api.call(finishAgeCheck, {
    language,
    reference: value('reference'),
    result: value('result') === 'passed' ? 'passed' : 'failed',
    signature: value('signature'),
  });
  const passed = answer.ok && answer.value.passed;
  return redirect(pathTo('checkout', language, {}, { alter: passed ? undefined : 'nein' }), 303);
}
