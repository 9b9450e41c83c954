import { chooseGuestDate } from '@markthalle/contracts/experiences';
import { Id } from '@markthalle/contracts/fields';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DateChoice } from '../features/date-choice.tsx';
import { datedLines } from '../features/order-dates.tsx';
import { headOf, privateHead } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import {
  formFailed,
  formValues,
  refuseForm,
  refuseProblem,
  throwProblem,
} from '../server/form.server.ts';
import { guestDatesOf } from '../server/guest-dates.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const answer = await shop.api.call(readOrderByToken, {
    language,
    orderToken: params.token ?? '',
  });
  if (!answer.ok) throwProblem(answer.problem);
  const dates = await guestDatesOf(shop, answer.value);
  const lines = datedLines(answer.value);
  const { pageTitle } = shopTexts(language).booking.order;
  return {
    language,
    token: answer.value.orderToken,
    choices: dates.flatMap((date) => {
      const line = lines.find(({ lineId }) => lineId === date.lineId);
      return date.state === 'open' && line !== undefined ? [{ date, line }] : [];
    }),
    head: privateHead(shop, pageTitle, formFailed(context)),
  };
}

export const headers = () => ({ 'Cache-Control': 'private, no-store' });

/** A guest of a canceled date takes another one, or the money back. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { api, language } = shopRequest(request, context);
  const values = await formValues(request);
  const orderToken = params.token ?? '';
  const variantId = Id.safeParse(values.variantId).data;
  const wantsDate = values.wish === 'date';
  if (wantsDate && variantId === undefined) {
    const message = shopTexts(language).booking.order.pickOne;
    return refuseForm(context, { problems: [{ field: null, message }], values }, 400);
  }
  const answer = await api.call(chooseGuestDate, {
    language,
    orderToken,
    lineId: values.lineId ?? '',
    variantId: wantsDate ? variantId : undefined,
  });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  return redirect(pathTo('order', language, { token: orderToken }), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function OrderDatesPage() {
  const { language, token, choices } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const texts = shopTexts(language).booking.order;
  const own = pathTo('order', language, { token });
  return (
    <div className="wrap plain-page">
      <ErrorSummary problems={refused?.problems ?? []} />
      <h1>{texts.pageTitle}</h1>
      {choices.length === 0 && <p>{texts.nothing}</p>}
      {choices.map(({ date, line }) => (
        <DateChoice
          key={line.lineId}
          language={language}
          date={date}
          line={line}
          chosen={refused?.values.variantId}
        />
      ))}
      <p>
        <a href={own}>{texts.back}</a>
      </p>
    </div>
  );
}
