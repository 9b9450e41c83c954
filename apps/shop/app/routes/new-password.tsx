import { Token } from '@markthalle/contracts/fields';
import { confirmPasswordReset } from '@markthalle/contracts/identity';
import { Field } from '@markthalle/ui/components/field';
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
    ...accountPage(request, context, (texts) => texts.newPassword.title),
    token: new URL(request.url).searchParams.get('token') ?? '',
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const values = await formValues(request);
  const { password = '' } = values;
  const token = Token.safeParse(values.token).data;
  if (token === undefined) {
    const message = problemSentence('link-not-valid', language);
    return refuseForm(context, { problems: [{ field: null, message }], values }, 422);
  }
  if (password === '') {
    const message = shopTexts(language).signIn.emptyPassword;
    return refuseForm(context, { problems: [{ field: 'password', message }], values }, 400);
  }
  const answer = await shop.api.call(confirmPasswordReset, { token, password });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  return data({ changed: true, problems: [], values: {} as Record<string, string> });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headOf(page?.head);

export default function NewPassword() {
  const { language, token } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const texts = shopTexts(language);
  if (answer && 'changed' in answer) {
    return (
      <AccountDone title={texts.newPassword.title} message={texts.newPassword.done}>
        <a href={pathTo('signIn', language)}>{texts.signIn.title}</a>
      </AccountDone>
    );
  }
  return (
    <AccountForm
      title={texts.newPassword.title}
      submit={texts.newPassword.submit}
      problems={answer?.problems ?? []}
    >
      <input type="hidden" name="token" value={answer?.values.token ?? token} />
      <Field
        name="password"
        type="password"
        label={texts.newPassword.password}
        hint={texts.register.passwordHint}
        error={answer?.problems.find((problem) => problem.field === 'password')?.message}
        autoComplete="new-password"
        maxLength={200}
        required
      />
    </AccountForm>
  );
}
