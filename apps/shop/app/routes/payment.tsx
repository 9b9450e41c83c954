import { resumePayment } from '@markthalle/contracts/checkout';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import { formatInstant } from '@markthalle/ui/format/dates';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { headOf, privateHead } from '../features/page-head.ts';
import { Totals } from '../features/totals.tsx';
import { pathTo } from '../paths.ts';
import { formFailed, refuseProblem, throwProblem } from '../server/form.server.ts';
import { checkedPaymentUrl } from '../server/payment-url.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** What is reserved until when; a paid order has its own page. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const token = params.token ?? '';
  const answer = await shop.api.call(readOrderByToken, { language, orderToken: token });
  if (!answer.ok) throwProblem(answer.problem);
  const order = answer.value;
  const settled = order.paymentState !== 'awaiting_payment' && order.paymentState !== 'failed';
  if (settled && !order.canPay && order.paymentState !== 'expired') {
    throw redirect(pathTo('order', language, { token }), 303);
  }
  return {
    language,
    order,
    // Asked here and not in the browser: the page must say the same on both sides.
    isKept: order.reservedUntil !== null && Date.parse(order.reservedUntil) > Date.now(),
    head: privateHead(shop, shopTexts(language).payment.title, formFailed(context)),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const answer = await shop.api.call(resumePayment, { language, orderToken: params.token ?? '' });
  if (!answer.ok) return refuseProblem(context, answer.problem, {}, language);
  return redirect(checkedPaymentUrl(answer.value.paymentUrl, context), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Payment() {
  const { language, order, isKept } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const texts = shopTexts(language).payment;
  return (
    <div className="wrap plain-page stack">
      <ErrorSummary problems={refused?.problems ?? []} />
      <h1>{texts.title}</h1>
      <p>{texts.number(order.number)}</p>
      {order.canPay ? (
        <>
          <p>{texts.lead}</p>
          <p>
            {isKept && order.reservedUntil
              ? texts.reserved(formatInstant(order.reservedUntil, language))
              : texts.ranOut}
          </p>
          <div className="box narrow-form">
            <Totals language={language} sums={order} />
            <form method="post">
              <Button kind="primary" wide>
                {texts.pay}
              </Button>
            </form>
          </div>
        </>
      ) : (
        <>
          <p>
            <b>{texts.expired}</b> {texts.expiredMore}
          </p>
          <ButtonLink kind="primary" href={pathTo('home', language)}>
            {shopTexts(language).cart.browse}
          </ButtonLink>
        </>
      )}
    </div>
  );
}
