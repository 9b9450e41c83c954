import { Email } from '@markthalle/contracts/fields';
import { registerAccount } from '@markthalle/contracts/identity';
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
  return accountPage(request, context, (texts) => texts.register.title);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const values = await formValues(request);
  const { email = '', password = '', displayName = '' } = values;
  const texts = shopTexts(language);
  const problems = [
    ...(displayName.trim() ? [] : [{ field: 'displayName', message: texts.register.emptyName }]),
    ...(Email.safeParse(email).success
      ? []
      : [{ field: 'email', message: texts.signIn.emptyEmail }]),
    ...(password ? [] : [{ field: 'password', message: texts.signIn.emptyPassword }]),
  ];
  if (problems.length > 0) return refuseForm(context, { problems, values }, 400);
  const answer = await shop.api.call(registerAccount, { language, email, password, displayName });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  return data({ mailed: true, problems: [], values: {} as Record<string, string> });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headOf(page?.head);

export default function Register() {
  const { language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const texts = shopTexts(language);
  if (answer && 'mailed' in answer) {
    return (
      <AccountDone title={texts.register.title} message={texts.register.mailed}>
        <p>{texts.register.mailedMore}</p>
      </AccountDone>
    );
  }
  const errorOf = (field: string) =>
    answer?.problems.find((problem) => problem.field === field)?.message;
  return (
    <AccountForm
      title={texts.register.title}
      submit={texts.register.submit}
      problems={answer?.problems ?? []}
    >
      <Field
        name="displayName"
        label={texts.register.name}
        hint={texts.register.nameHint}
        value={answer?.values.displayName}
        error={errorOf('displayName')}
        autoComplete="name"
        maxLength={120}
        required
      />
      <Field
        name="email"
        type="email"
        label={texts.signIn.email}
        value={answer?.values.email}
        error={errorOf('email')}
        autoComplete="username"
        inputMode="email"
        required
      />
      <Field
        name="password"
        type="password"
        label={texts.signIn.password}
        hint={texts.register.passwordHint}
        error={errorOf('password')}
        autoComplete="new-password"
        maxLength={200}
        required
      />
    </AccountForm>
  );
}
