import { Email } from '@markthalle/contracts/fields';
import { requestPasswordReset } from '@markthalle/contracts/identity';
import { Field } from '@markthalle/ui/components/field';
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
import { formValues, refuseForm, refuseProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export function loader({ request, context }: LoaderFunctionArgs) {
  return accountPage(request, context, (texts) => texts.forgotPassword.title);
}

/** The answer is the same for known and unknown addresses. */
export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const values = await formValues(request);
  const { email = '' } = values;
  if (!Email.safeParse(email).success) {
    const message = shopTexts(language).signIn.emptyEmail;
    return refuseForm(context, { problems: [{ field: 'email', message }], values }, 400);
  }
  const answer = await shop.api.call(requestPasswordReset, { language, email });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  return data({ mailed: true, problems: [], values: {} as Record<string, string> });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headOf(page?.head);

export default function ForgotPassword() {
  const { language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const texts = shopTexts(language);
  if (answer && 'mailed' in answer) {
    return <AccountDone title={texts.forgotPassword.title} message={texts.forgotPassword.mailed} />;
  }
  return (
    <AccountForm
      title={texts.forgotPassword.title}
      lead={texts.forgotPassword.lead}
      submit={texts.forgotPassword.submit}
      problems={answer?.problems ?? []}
    >
      <Field
        name="email"
        type="email"
        label={texts.signIn.email}
        value={answer?.values.email}
        error={answer?.problems.find((problem) => problem.field === 'email')?.message}
        autoComplete="username"
        inputMode="email"
        required
      />
    </AccountForm>
  );
}
