import { listOrderDocuments } from '@markthalle/contracts/documents';
import { listOrderRefunds } from '@markthalle/contracts/order-refunds';
import { type OrderView, readOrderByToken } from '@markthalle/contracts/orders';
import { brand } from '@markthalle/ui/brand';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { formatInstant } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OrderDocuments } from '../features/order-documents.tsx';
import { OrderPart } from '../features/order-part.tsx';
import { OrderRefunds } from '../features/order-refunds.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { Totals } from '../features/totals.tsx';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const orderToken = params.token ?? '';
  const [answer, papers, refunds] = await Promise.all([
    shop.api.call(readOrderByToken, { language, orderToken }),
    shop.api.call(listOrderDocuments, { language, orderToken }),
    shop.api.call(listOrderRefunds, { language, orderToken }),
  ]);
  if (!answer.ok) throwProblem(answer.problem);
  if (!papers.ok) throwProblem(papers.problem);
  if (!refunds.ok) throwProblem(refunds.problem);
  const order = answer.value;
  return {
    language,
    order,
    documents: papers.value.documents,
    refunds: refunds.value.refunds,
    head: {
      language,
      publicUrl: shop.publicUrl,
      pathname: shop.url.pathname,
      title: titled(shopTexts(language).order.title(order.number)),
      noIndex: true,
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

const PAID_STATES: readonly OrderView['paymentState'][] = [
  'paid',
  'partially_refunded',
  'refunded',
];

export default function Order() {
  const { language, order, documents, refunds } = useLoaderData<typeof loader>();
  const texts = shopTexts(language).order;
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
        <PaymentNotice language={language} order={order} />
        <OrderRefunds language={language} refunds={refunds} />
        <h2 className="order-page__parts">{texts.parts}</h2>
        <div className="order-page__grid">
          <div className="stack">
            {order.producerOrders.map((part) => (
              <OrderPart key={part.producerOrderId} language={language} part={part} />
            ))}
          </div>
          <aside className="box order-page__sums">
            <Totals language={language} sums={order} />
            <OrderDocuments
              language={language}
              orderToken={order.orderToken}
              documents={documents}
            />
            <OrderContact language={language} order={order} />
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

function OrderContact({ language, order }: { language: Language; order: OrderView }) {
  const texts = shopTexts(language).order;
  return (
    <div className="stack order-page__contact">
      <div>
        <h3>{texts.yourDetails}</h3>
        <p>
          {order.contact.name}
          <br />
          {order.contact.email}
          {order.contact.phone && (
            <>
              <br />
              {order.contact.phone}
            </>
          )}
        </p>
      </div>
      {order.address && (
        <div>
          <h3>{texts.deliverTo}</h3>
          <p>
            {order.address.street}
            <br />
            {order.address.postcode} {order.address.town}
          </p>
        </div>
      )}
      <p className="small muted">{texts.keepLink}</p>
      <p>
        {texts.problem} <a href={`tel:${brand.phone.dial}`}>{brand.phone.shown}</a>,{' '}
        <a href={`mailto:${brand.email}`}>{brand.email}</a>
      </p>
      <p>
        <a href={pathTo('withdrawal', language)}>{texts.withdraw}</a>
      </p>
    </div>
  );
}
