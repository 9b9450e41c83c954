import { requestStockAlert } from '@markthalle/contracts/stock-alerts';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import type { Language } from '@markthalle/ui/language';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountDone } from '../features/account-form.tsx';
import { headOf } from '../features/page-head.ts';
import { StockAlert } from '../features/stock-alert.tsx';
import { pathTo } from '../paths.ts';
import { accountPage } from '../server/account-page.server.ts';
import { formValues, refuseForm, refuseProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** The form stands on the page of what is missing; by itself this address has nothing to show. */
export const loader = ({ request, context }: LoaderFunctionArgs) =>
  accountPage(request, context, (texts) => texts.booking.notify.title);

export async function action({ request, context }: ActionFunctionArgs) {
  const { api, language } = shopRequest(request, context);
  const values = await formValues(request);
  const answer = await api.call(requestStockAlert, {
    language,
    email: values.email ?? '',
    slug: values.slug,
    categoryPath: values.categoryPath,
  });
  if (answer.ok) return data({ sent: true as const });
  const { problem } = answer;
  if (problem.errors?.some(({ pointer }) => pointer === '/email')) {
    const message = shopTexts(language).booking.notify.emailWrong;
    return refuseForm(context, { problems: [{ field: 'email', message }], values }, 400);
  }
  return refuseProblem(context, problem, values, language);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headOf(page?.head);

export default function Notify() {
  const { language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const texts = shopTexts(language).booking.notify;
  if (answer === undefined) return <NothingAsked language={language} />;
  if ('sent' in answer) return <AccountDone title={texts.sentTitle} message={texts.sent} />;
  const { problems, values } = answer;
  return (
    <div className="wrap plain-page">
      <ErrorSummary problems={problems} />
      <h1>{texts.title}</h1>
      <StockAlert
        language={language}
        name={values.name ?? null}
        slug={values.slug}
        categoryPath={values.categoryPath}
        email={values.email}
        error={problems.find(({ field }) => field === 'email')?.message}
      />
    </div>
  );
}

function NothingAsked({ language }: { readonly language: Language }) {
  const texts = shopTexts(language).booking.notify;
  return (
    <div className="wrap plain-page">
      <h1>{texts.title}</h1>
      <p>{texts.where}</p>
      <p>
        <a href={pathTo('search', language)}>{texts.search}</a>
      </p>
    </div>
  );
}
