import { readMe } from '@markthalle/contracts/identity';
import { listMyOrders } from '@markthalle/contracts/orders';
import { listPasskeys } from '@markthalle/contracts/sign-in';
import { Button } from '@markthalle/ui/components/button';
import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccountMenu } from '../features/account-menu.tsx';
import { OrderList } from '../features/order-list.tsx';
import { headOf } from '../features/page-head.ts';
import { PasskeyList } from '../features/passkey-list.tsx';
import { pathTo } from '../paths.ts';
import { redirectToSignIn } from '../server/account.server.ts';
import { accountPage } from '../server/account-page.server.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** The overview shows the newest; the page of all orders shows the rest. */
const SHOWN_ORDERS = 3;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  if (!shop.signedIn) {
    throw redirect(pathTo('signIn', language, {}, { ziel: shop.url.pathname }), 303);
  }
  const [me, list, keys] = await Promise.all([
    shop.api.call(readMe, {}),
    shop.api.call(listMyOrders, { language }),
    shop.api.call(listPasskeys, {}),
  ]);
  if (!me.ok && me.problem.code === 'not-authenticated') throw redirectToSignIn(shop);
  if (!me.ok) throwProblem(me.problem);
  if (!list.ok) throwProblem(list.problem);
  if (!keys.ok) throwProblem(keys.problem);
  return {
    ...accountPage(request, context, (texts) => texts.account.title),
    me: me.value,
    orders: list.value.orders.slice(0, SHOWN_ORDERS),
    passkeys: keys.value.passkeys,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function Account() {
  const { language, me, orders, passkeys } = useLoaderData<typeof loader>();
  const texts = shopTexts(language).account;
  return (
    <div className="wrap plain-page">
      <h1>{texts.title}</h1>
      <AccountMenu language={language} current="account" />
      <p>{texts.hello(me.displayName)}</p>
      <p className="muted">
        {texts.email}: {me.email}
      </p>
      <section className="section">
        <h2>{texts.orders}</h2>
        <OrderList language={language} orders={orders} />
      </section>
      <PasskeyList language={language} passkeys={passkeys} />
      <form method="post" action={pathTo('signOut', language)}>
        <Button>{texts.signOut}</Button>
      </form>
    </div>
  );
}
