import { Email } from '@markthalle/contracts/fields';
import { logIn } from '@markthalle/contracts/identity';
import { Field } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountForm } from '../features/account-form.tsx';
import { headOf } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { claimedCart } from '../server/account.server.ts';
import { accountPage } from '../server/account-page.server.ts';
import { formValues, refuseForm, refuseProblem, safeReturnPath } from '../server/form.server.ts';
import { cookieHeaders, rememberCart, shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return {
    ...accountPage(request, context, (texts) => texts.signIn.title),
    expired: searchParams.get('grund') === 'abgelaufen',
    target: searchParams.get('ziel') ?? '',
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const values = await formValues(request);
  const texts = shopTexts(language).signIn;
  const problems = [
    ...(Email.safeParse(values.email ?? '').success
      ? []
      : [{ field: 'email', message: texts.emptyEmail }]),
    ...(values.password ? [] : [{ field: 'password', message: texts.emptyPassword }]),
  ];
  if (problems.length > 0) return refuseForm(context, { problems, values }, 400);
  const { email = '', password = '' } = values;
  const answer = await shop.api.call(logIn, { language, email, password });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  const { sessionToken } = answer.value;
  const cart = await claimedCart(request, context, sessionToken);
  return redirect(safeReturnPath(values.target, pathTo('account', language)), {
    status: 303,
    headers: cookieHeaders(
      shop.cookies.session.write(sessionToken),
      cart === null ? null : rememberCart(shop, cart),
    ),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function SignIn() {
  const { language, expired, target } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const texts = shopTexts(language).signIn;
  const errorOf = (field: string) =>
    refused?.problems.find((problem) => problem.field === field)?.message;
  return (
    <AccountForm
      title={texts.title}
      lead={texts.lead}
      submit={texts.submit}
      problems={refused?.problems ?? []}
      below={
        <p className="button-row">
          <a href={pathTo('forgotPassword', language)}>{texts.forgot}</a>
          <a href={pathTo('register', language)}>{texts.register}</a>
        </p>
      }
    >
      {expired && !refused && <Notice tone="warn" title={texts.expired} live />}
      <input type="hidden" name="target" value={refused?.values.target ?? target} />
      <Field
        name="email"
        type="email"
        label={texts.email}
        value={refused?.values.email}
        error={errorOf('email')}
        autoComplete="username"
        inputMode="email"
        required
      />
      <Field
        name="password"
        type="password"
        label={texts.password}
        error={errorOf('password')}
        autoComplete="current-password"
        required
      />
    </AccountForm>
  );
}
