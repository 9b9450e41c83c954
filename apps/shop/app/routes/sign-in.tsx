import { Email } from '@markthalle/contracts/fields';
import { logIn } from '@markthalle/contracts/identity';
import { requestSignInLink } from '@markthalle/contracts/sign-in';
import type { FieldProblem } from '@markthalle/ui/components/error-summary';
import { Field } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import type { LoadContext } from '@markthalle/web-server/load-context';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountDone, AccountForm } from '../features/account-form.tsx';
import { MailLinkForm } from '../features/mail-link-form.tsx';
import { headOf } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { accountPage } from '../server/account-page.server.ts';
import { formValues, refuseForm, refuseProblem, safeReturnPath } from '../server/form.server.ts';
import { type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { enter } from '../server/signed-in.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  return {
    ...accountPage(request, context, (texts) => texts.signIn.title),
    reason: searchParams.get('grund'),
    target: searchParams.get('ziel') ?? '',
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const values = await formValues(request);
  if (values.intent === 'link') return mailLink(shop, context, values);
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
  const path = safeReturnPath(values.target, pathTo('account', language));
  return enter(request, context, answer.value.sessionToken, path);
}

/** The answer is the same whether the address has an account or not. */
async function mailLink(shop: ShopRequest, context: LoadContext, values: Record<string, string>) {
  const { language } = shop;
  const email = Email.safeParse(values.linkEmail ?? '').data;
  if (email === undefined) {
    const message = shopTexts(language).signIn.emptyEmail;
    return refuseForm(context, { problems: [{ field: 'linkEmail', message }], values }, 400);
  }
  const answer = await shop.api.call(requestSignInLink, { language, email });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  return data({
    mailed: true,
    problems: [] as readonly FieldProblem[],
    values: {} as Record<string, string>,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headOf(page?.head);

export default function SignIn() {
  const { language, reason, target } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const texts = shopTexts(language).signIn;
  if (refused && 'mailed' in refused) {
    const { mailLink: words } = shopTexts(language);
    return (
      <AccountDone title={words.title} message={words.mailed}>
        <p>{words.mailedMore}</p>
      </AccountDone>
    );
  }
  const errorOf = (field: string) =>
    refused?.problems.find((problem: FieldProblem) => problem.field === field)?.message;
  return (
    <AccountForm
      title={texts.title}
      lead={texts.lead}
      submit={texts.submit}
      problems={refused?.problems ?? []}
      below={
        <>
          <p className="button-row">
            <a href={pathTo('forgotPassword', language)}>{texts.forgot}</a>
            <a href={pathTo('register', language)}>{texts.register}</a>
          </p>
          <MailLinkForm
            language={language}
            email={refused?.values.linkEmail}
            error={errorOf('linkEmail')}
            target={target}
          />
        </>
      }
    >
      {reason === 'abgelaufen' && !refused && <Notice tone="warn" title={texts.expired} live />}
      {reason === 'merkliste' && !refused && (
        <Notice title={shopTexts(language).wishList.signIn} live />
      )}
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
