import { readOrderReviews, writeReview } from '@markthalle/contracts/reviews';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import { Notice } from '@markthalle/ui/components/notice';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { headOf, privateHead } from '../features/page-head.ts';
import { ReviewedLine } from '../features/review-form.tsx';
import { pathTo } from '../paths.ts';
import {
  formFailed,
  formValues,
  refuseForm,
  refuseProblem,
  throwProblem,
} from '../server/form.server.ts';
import { type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const MIN_TEXT_CHARS = 3;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, url } = shop;
  const orderToken = params.token ?? '';
  const answer = await shop.api.call(readOrderReviews, { language, orderToken });
  if (!answer.ok) throwProblem(answer.problem);
  return {
    language,
    orderToken,
    page: answer.value,
    saved: url.searchParams.get('meldung') === 'danke',
    head: privateHead(shop, shopTexts(language).trust.writeReview.title, formFailed(context)),
  };
}

/** Each line has a form of its own; its fields carry the line's id, so that errors find them. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const values = await formValues(request);
  const { lineId = '' } = values;
  const typed = {
    stars: Number(values[`stars-${lineId}`] ?? ''),
    text: (values[`text-${lineId}`] ?? '').trim(),
    author: (values[`author-${lineId}`] ?? '').trim(),
  };
  const problems = problemsIn(typed, lineId, shop);
  if (problems.length > 0) return refuseForm(context, { problems, values }, 400);
  const { language } = shop;
  const orderToken = params.token ?? '';
  const answer = await shop.api.call(writeReview, { language, orderToken, lineId, ...typed });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  const page = pathTo('writeReview', language, { token: orderToken }, { meldung: 'danke' });
  throw redirect(page, 303);
}

function problemsIn(
  typed: { readonly stars: number; readonly text: string; readonly author: string },
  lineId: string,
  { language }: ShopRequest,
) {
  const texts = shopTexts(language).trust.writeReview;
  const isStars = Number.isInteger(typed.stars) && typed.stars >= 1 && typed.stars <= 5;
  const gaps = [
    isStars ? null : { field: `stars-${lineId}`, message: texts.starsMissing },
    [...typed.text].length >= MIN_TEXT_CHARS
      ? null
      : { field: `text-${lineId}`, message: texts.textMissing },
    typed.author !== '' && typed.author.length <= 60
      ? null
      : { field: `author-${lineId}`, message: texts.authorMissing },
  ];
  return gaps.filter((gap) => gap !== null);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** What the buyer of an order says of each product; opened by the order's signed link. */
export default function WriteReview() {
  const { language, orderToken, page, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const texts = shopTexts(language).trust.writeReview;
  const sentLine = answer?.values.lineId;
  return (
    <div className="wrap plain-page stack">
      <ErrorSummary problems={answer?.problems ?? []} />
      <h1>{texts.title}</h1>
      {saved && !answer && <Notice tone="good" title={texts.saved} live />}
      <p className="measure">{texts.lead(page.orderNumber)}</p>
      {page.lines.map((line) => (
        <ReviewedLine
          key={line.lineId}
          language={language}
          line={line}
          proposedAuthor={page.proposedAuthor}
          answer={answer && sentLine === line.lineId ? answer : null}
        />
      ))}
      <p className="small">
        <a href={pathTo('reviewCheck', language)}>{shopTexts(language).trust.reviews.how}</a>
        {' · '}
        <a href={pathTo('stopReviewMails', language, { token: orderToken })}>{texts.stopLink}</a>
      </p>
    </div>
  );
}
