import { stopReviewMails } from '@markthalle/contracts/reviews';
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
  accountPage(request, context, (texts) => texts.trust.writeReview.stopTitle);

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { api, language } = shopRequest(request, context);
  const answer = await api.call(stopReviewMails, { language, orderToken: params.token ?? '' });
  if (!answer.ok) throwProblem(answer.problem);
  return data({ stopped: true });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headOf(page?.head);

/** The objection that every invitation offers (§ 7(3) no. 4 UWG): one button, no login. */
export default function StopReviewMails() {
  const { language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const texts = shopTexts(language).trust.writeReview;
  if (answer?.stopped) return <AccountDone title={texts.stopTitle} message={texts.stopped} />;
  return (
    <AccountForm title={texts.stopTitle} lead={texts.stopText} submit={texts.stop} problems={[]} />
  );
}
