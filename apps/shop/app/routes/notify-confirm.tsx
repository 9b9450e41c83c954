import { confirmStockAlert } from '@markthalle/contracts/stock-alerts';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountDone, AccountForm } from '../features/account-form.tsx';
import { headOf } from '../features/page-head.ts';
import { accountPage } from '../server/account-page.server.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export const loader = ({ request, context }: LoaderFunctionArgs) =>
  accountPage(request, context, (texts) => texts.booking.notify.confirmTitle);

export const headers = () => ({ 'Cache-Control': 'private, no-store' });

/** The click that counts is on this page: programs that open every link in a mail confirm nothing. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { api, language } = shopRequest(request, context);
  const answer = await api.call(confirmStockAlert, { language, token: params.token ?? '' });
  if (answer.ok) return data({ name: answer.value.name });
  const { code } = answer.problem;
  if (code === 'alert-link-invalid' || code === 'invalid-input') {
    return data({ name: null }, { status: 422 });
  }
  return throwProblem(answer.problem);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headOf(page?.head);

export default function NotifyConfirm() {
  const { language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const texts = shopTexts(language).booking.notify;
  if (answer === undefined) {
    return (
      <AccountForm
        title={texts.confirmTitle}
        lead={texts.confirmText}
        submit={texts.confirm}
        problems={[]}
      />
    );
  }
  return answer.name === null ? (
    <AccountDone title={texts.invalidTitle} message={texts.invalid} />
  ) : (
    <AccountDone title={texts.confirmedTitle} message={texts.confirmed(answer.name)} />
  );
}
