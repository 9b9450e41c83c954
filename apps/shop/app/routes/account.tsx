import { readMe } from '@markthalle/contracts/identity';
import { listMyOrders } from '@markthalle/contracts/orders';
import { Button } from '@markthalle/ui/components/button';
import { Tag } from '@markthalle/ui/components/tag';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { uiTexts } from '@markthalle/ui/texts/ui-texts';
import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { headOf } from '../features/page-head.ts';
import { pathTo } from '../paths.ts';
import { redirectToSignIn } from '../server/account.server.ts';
import { accountPage } from '../server/account-page.server.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  if (!shop.signedIn) {
    throw redirect(pathTo('signIn', language, {}, { ziel: shop.url.pathname }), 303);
  }
  const [me, list] = await Promise.all([
    shop.api.call(readMe, {}),
    shop.api.call(listMyOrders, { language }),
  ]);
  if (!me.ok && me.problem.code === 'not-authenticated') throw redirectToSignIn(shop);
  if (!me.ok) throwProblem(me.problem);
  if (!list.ok) throwProblem(list.problem);
  return {
    ...accountPage(request, context, (texts) => texts.account.title),
    me: me.value,
    orders: list.value.orders,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Account() {
  const { language, me, orders } = useLoaderData<typeof loader>();
  const texts = shopTexts(language).account;
  return (
    <div className="wrap plain-page">
      <h1>{texts.title}</h1>
      <p>{texts.hello(me.displayName)}</p>
      <p className="muted">
        {texts.email}: {me.email}
      </p>
      <section className="section">
        <h2>{texts.orders}</h2>
        {orders.length === 0 ? (
          <p className="empty">{texts.noOrders}</p>
        ) : (
          <ul className="order-list">
            {orders.map((order) => (
              <li key={order.orderToken} className="box">
                <p>
                  <a href={pathTo('order', language, { token: order.orderToken })}>
                    {shopTexts(language).order.title(order.number)}
                  </a>{' '}
                  <Tag>{uiTexts(language).paymentStates[order.paymentState]}</Tag>
                </p>
                <p className="small muted">
                  {formatInstant(order.placedAt, language)} · {order.producerNames.join(', ')}
                </p>
                <p className="tabular">
                  <b>{formatMoney(order.totalCents, language)}</b>
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <form method="post" action={pathTo('signOut', language)}>
        <Button>{texts.signOut}</Button>
      </form>
    </div>
  );
}
