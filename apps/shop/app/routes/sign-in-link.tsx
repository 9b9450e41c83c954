import { Token } from '@markthalle/contracts/fields';
import { openSignInLink } from '@markthalle/contracts/sign-in';
import { problemSentence } from '@markthalle/ui/texts/problems';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountForm } from '../features/account-form.tsx';
import { headOf } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { accountPage } from '../server/account-page.server.ts';
import { formValues, refuseForm, refuseProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { enter } from '../server/signed-in.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export function loader({ request, context }: LoaderFunctionArgs) {
  return {
    ...accountPage(request, context, (texts) => texts.mailLink.openTitle),
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
  const answer = await shop.api.call(openSignInLink, { token });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  return enter(request, context, answer.value.sessionToken, pathTo('account', language));
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headOf(page?.head);

export default function SignInLink() {
  const { language, token } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const texts = shopTexts(language).mailLink;
  return (
    <AccountForm
      title={texts.openTitle}
      lead={texts.openLead}
      submit={texts.open}
      problems={refused?.problems ?? []}
      below={
        <p className="button-row">
          <a href={pathTo('signIn', language)}>{texts.again}</a>
        </p>
      }
    >
      <input type="hidden" name="token" value={refused?.values.token ?? token} />
    </AccountForm>
  );
}
