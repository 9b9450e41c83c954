import { listMyOrders } from '@markthalle/contracts/orders';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccountMenu } from '../features/account-menu.tsx';
import { OrderList } from '../features/order-list.tsx';
import { headOf } from '../features/page-head.ts';
import { accountPage } from '../server/account-page.server.ts';
import { signedInRequest, throwAccountProblem } from '../server/signed-in.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = signedInRequest(request, context);
  const list = await shop.api.call(listMyOrders, { language: shop.language });
  if (!list.ok) throwAccountProblem(shop, list.problem);
  const page = accountPage(request, context, (texts) => texts.account.orders);
  return { ...page, orders: list.value.orders };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function AccountOrders() {
  const { language, orders } = useLoaderData<typeof loader>();
  return (
    <div className="wrap plain-page">
      <h1>{shopTexts(language).account.orders}</h1>
      <AccountMenu language={language} current="accountOrders" />
      <OrderList language={language} orders={orders} />
    </div>
  );
}
