import { confirmErasure, requestErasure } from '@markthalle/contracts/accounts';
import { Token } from '@markthalle/contracts/fields';
import { Button } from '@markthalle/ui/components/button';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountDone } from '../features/account-form.tsx';
import { AccountMenu } from '../features/account-menu.tsx';
import { headOf } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { accountPage } from '../server/account-page.server.ts';
import { formValues, refuseProblem } from '../server/form.server.ts';
import { leavingHeaders, shopRequest } from '../server/shop-request.server.ts';
import { signedInRequest } from '../server/signed-in.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** With the mailed token the second step, which needs no session; without it the first. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const token = Token.safeParse(new URL(request.url).searchParams.get('token')).data ?? null;
  if (token === null) signedInRequest(request, context);
  return { ...accountPage(request, context, (texts) => texts.deletion.title), token };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, api, cookies } = shop;
  const values = await formValues(request);
  const done = (step: 'mailed' | 'erasing', headers?: Headers) =>
    data({ step, problems: [], values: {} as Record<string, string> }, { headers });
  if (values.intent === 'request') {
    const answer = await api.call(requestErasure, {});
    return answer.ok ? done('mailed') : refuseProblem(context, answer.problem, values, language);
  }
  const answer = await api.call(confirmErasure, { token: values.token ?? '' });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  const gone = [cookies.session, cookies.device, cookies.cart, cookies.lastOrder];
  return done('erasing', leavingHeaders(...gone.map((cookie) => cookie.clear())));
}

/** Cookies pass by themselves, other headers of an answer only so. */
export const headers = ({ actionHeaders }: { actionHeaders: Headers }): Record<string, string> => {
  const clearing = actionHeaders.get('Clear-Site-Data');
  return clearing === null ? {} : { 'Clear-Site-Data': clearing };
};

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headOf(page?.head);

export default function AccountDelete() {
  const { language, token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const texts = shopTexts(language).deletion;
  if (answer && 'step' in answer) {
    const erasing = answer.step === 'erasing';
    return (
      <AccountDone title={texts.title} message={erasing ? texts.done : texts.mailed}>
        {erasing && <p>{texts.doneMore}</p>}
      </AccountDone>
    );
  }
  return (
    <div className="wrap plain-page">
      <ErrorSummary problems={answer?.problems ?? []} />
      <h1>{texts.title}</h1>
      {token === null && <AccountMenu language={language} current="accountDelete" />}
      <p className="measure">{texts.what}</p>
      <p className="measure">{texts.kept}</p>
      <form method="post" className="box narrow-form">
        {token !== null && (
          <>
            <p>{texts.confirmLead}</p>
            <input type="hidden" name="token" value={token} />
          </>
        )}
        <p className="button-row">
          <Button kind="danger" name="intent" value={token === null ? 'request' : 'confirm'}>
            {token === null ? texts.request : texts.confirm}
          </Button>
          <a href={pathTo('account', language)}>{texts.back}</a>
        </p>
      </form>
    </div>
  );
}
