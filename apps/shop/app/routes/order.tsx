import { listOrderDocuments } from '@markthalle/contracts/documents';
import { listOrderRefunds } from '@markthalle/contracts/order-refunds';
import { type OrderView, readOrderByToken } from '@markthalle/contracts/orders';
import { readOrderCases } from '@markthalle/contracts/problem-cases';
import type { ProblemCode } from '@markthalle/contracts/problems';
import { readOrderRecalls } from '@markthalle/contracts/recalls';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { formatInstant } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LostOrder } from '../features/lost-order.tsx';
import { OfferAccount, OrderAgain, RememberDevice } from '../features/order-again.tsx';
import { OrderCases } from '../features/order-cases.tsx';
import { OrderContact } from '../features/order-contact.tsx';
import { OrderDates } from '../features/order-dates.tsx';
import { OrderDocuments } from '../features/order-documents.tsx';
import { OrderPart } from '../features/order-part.tsx';
import { OrderRecalls } from '../features/order-recalls.tsx';
import { OrderRefunds } from '../features/order-refunds.tsx';
import { OrderReviews } from '../features/order-reviews.tsx';
import { headOf, privateHead } from '../features/page-head.ts';
import { Totals } from '../features/totals.tsx';
import { pathTo } from '../paths.ts';
import { formValues, throwProblem } from '../server/form.server.ts';
import { guestDatesOf } from '../server/guest-dates.server.ts';
import { orderPageAction } from '../server/order-actions.server.ts';
import { pickupPicturesOf } from '../server/pickup-pictures.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const orderToken = params.token ?? '';
  const [answer, papers, refunds, cases, recalls] = await Promise.all([
    shop.api.call(readOrderByToken, { language, orderToken }),
    shop.api.call(listOrderDocuments, { language, orderToken }),
    shop.api.call(listOrderRefunds, { language, orderToken }),
    shop.api.call(readOrderCases, { language, orderToken }),
    shop.api.call(readOrderRecalls, { language, orderToken }),
  ]);
  if (!answer.ok) {
    if (!LOST.includes(answer.problem.code)) throwProblem(answer.problem);
    // Old, cut off or made up: the same calm page for all, and nothing about any order.
    const head = privateHead(shop, shopTexts(language).lostOrder.title);
    return data({ language, found: null, head }, { status: 404 });
  }
  if (!papers.ok) throwProblem(papers.problem);
  if (!refunds.ok) throwProblem(refunds.problem);
  if (!cases.ok) throwProblem(cases.problem);
  if (!recalls.ok) throwProblem(recalls.problem);
  const order = answer.value;
  const found = {
    order,
    documents: papers.value.documents,
    refunds: refunds.value.refunds,
    cases: cases.value,
    recalls: recalls.value.recalls,
    pickupPictures: pickupPicturesOf(order),
    dates: await guestDatesOf(shop, order),
    remembered: shop.deviceToken !== null,
    signedIn: shop.signedIn,
  };
  const head = privateHead(shop, shopTexts(language).order.title(order.number));
  return data({ language, found, head });
}

const LOST: readonly ProblemCode[] = ['order-not-found', 'invalid-input'];

/** A browser may keep the page for reading without a line, and asks again whenever it can. */
export const headers = () => ({ 'Cache-Control': 'private, no-cache' });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  return orderPageAction(shop, params.token ?? '', await formValues(request));
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => headOf(loaded?.head);

const PAID_STATES: readonly OrderView['paymentState'][] = [
  'paid',
  'partially_refunded',
  'refunded',
];

type Found = NonNullable<Awaited<ReturnType<typeof loader>>['data']['found']>;

export default function Order() {
  const { language, found } = useLoaderData<typeof loader>();
  return found === null ? (
    <LostOrder language={language} />
  ) : (
    <FoundOrder language={language} found={found} />
  );
}

function FoundOrder({ language, found }: { readonly language: Language; readonly found: Found }) {
  const { order, documents, refunds, cases } = found;
  const texts = shopTexts(language).order;
  const answer = useActionData<typeof action>();
  const paid = PAID_STATES.includes(order.paymentState);
  return (
    <div className="wrap order-page">
      <div data-live-region="order" data-poll={paid ? undefined : order.paymentState}>
        <h1>{paid ? texts.thanks : texts.title(order.number)}</h1>
        <p className="muted">
          {paid && `${texts.title(order.number)}. `}
          {texts.placed(formatInstant(order.placedAt, language))}.{' '}
          {paid && texts.thanksMore(order.contact.email)}
        </p>
        <OrderRecalls language={language} recalls={found.recalls} />
        <PaymentNotice language={language} order={order} />
        <OrderRefunds language={language} refunds={refunds} />
        <OrderDates language={language} order={order} dates={found.dates} />
        <h2 className="order-page__parts">{texts.parts}</h2>
        <div className="order-page__grid">
          <div className="stack">
            {order.producerOrders.map((part) => (
              <OrderPart
                key={part.producerOrderId}
                language={language}
                part={part}
                picture={found.pickupPictures[part.producerOrderId]}
              />
            ))}
            {paid && <OrderCases language={language} orderToken={order.orderToken} cases={cases} />}
            {paid && <OrderReviews language={language} order={order} />}
          </div>
          <aside className="box order-page__sums">
            <Totals language={language} sums={order} />
            <OrderDocuments
              language={language}
              orderToken={order.orderToken}
              documents={documents}
            />
            <OrderContact language={language} order={order} />
            {paid && (
              <div className="stack order-page__contact">
                <OrderAgain language={language} answer={answer?.again} />
                <RememberDevice language={language} remembered={found.remembered} />
                {!found.signedIn && (
                  <OfferAccount language={language} mailed={answer?.accountMailed ?? false} />
                )}
              </div>
            )}
          </aside>
        </div>
      </div>
    </div>
  );
}

function PaymentNotice({ language, order }: { language: Language; order: OrderView }) {
  const texts = shopTexts(language).order;
  const { paymentState } = order;
  const own = pathTo('order', language, { token: order.orderToken });
  if (paymentState === 'processing') {
    return (
      <Notice title={texts.processing} live>
        <a href={own}>{texts.refresh}</a>
      </Notice>
    );
  }
  if (order.canPay) {
    const failed = paymentState === 'failed';
    return (
      <Notice tone={failed ? 'bad' : 'info'} title={failed ? texts.failed : texts.open} live>
        <p className="button-row">
          {!failed && <ButtonLink href={own}>{texts.refresh}</ButtonLink>}
          <a href={pathTo('payment', language, { token: order.orderToken })}>{texts.toPayment}</a>
        </p>
      </Notice>
    );
  }
  if (paymentState === 'expired' || paymentState === 'canceled' || paymentState === 'failed') {
    return <Notice tone="bad" title={shopTexts(language).payment.expired} live />;
  }
  return null;
}
