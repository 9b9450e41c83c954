import { leaveStockAlert } from '@markthalle/contracts/stock-alerts';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccountDone } from '../features/account-form.tsx';
import { headOf, privateHead } from '../features/page-head.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/**
 * One tap on the link is enough (LAW-UWG-7), so it works without a form; the only mail has been sent by then, and a
 * program that opens links can do no worse than delete an address.
 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { api, language } = shop;
  const answer = await api.call(leaveStockAlert, { language, token: params.token ?? '' });
  if (!answer.ok && answer.problem.code !== 'invalid-input') throwProblem(answer.problem);
  const { leftTitle } = shopTexts(language).booking.notify;
  return {
    language,
    head: privateHead(shop, leftTitle),
  };
}

export const headers = () => ({ 'Cache-Control': 'private, no-store' });

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function NotifyLeave() {
  const { language } = useLoaderData<typeof loader>();
  const texts = shopTexts(language).booking.notify;
  return <AccountDone title={texts.leftTitle} message={texts.left} />;
}
