import { Token } from '@markthalle/contracts/fields';
import { verifyEmail } from '@markthalle/contracts/identity';
import { problemSentence } from '@markthalle/ui/texts/problems';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountDone, AccountForm } from '../features/account-form.tsx';
import { headOf } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { accountPage } from '../server/account-page.server.ts';
import { formValues, refuseForm, refuseProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export function loader({ request, context }: LoaderFunctionArgs) {
  return {
    ...accountPage(request, context, (texts) => texts.confirmEmail.title),
    token: new URL(request.url).searchParams.get('token') ?? '',
  };
}

/** A press of a button, because mail programs open links to look at them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const values = await formValues(request);
  const token = Token.safeParse(values.token).data;
  if (token === undefined) {
    const message = problemSentence('link-not-valid', language);
    return refuseForm(context, { problems: [{ field: null, message }], values }, 422);
  }
  const answer = await shop.api.call(verifyEmail, { token });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  return data({ verified: true, problems: [], values: {} as Record<string, string> });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headOf(page?.head);

export default function ConfirmEmail() {
  const { language, token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const texts = shopTexts(language);
  if (answer && 'verified' in answer) {
    return (
      <AccountDone title={texts.confirmEmail.title} message={texts.confirmEmail.done}>
        <a href={pathTo('signIn', language)}>{texts.signIn.title}</a>
      </AccountDone>
    );
  }
  return (
    <AccountForm
      title={texts.confirmEmail.title}
      lead={texts.confirmEmail.lead}
      submit={texts.confirmEmail.submit}
      problems={answer?.problems ?? []}
    >
      <input type="hidden" name="token" value={answer?.values.token ?? token} />
    </AccountForm>
  );
}
