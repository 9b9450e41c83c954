import { CALENDAR_MEDIA_TYPE, orderCalendar } from '@markthalle/contracts/order-calendar';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';

/** The dates of an order as a calendar file (RFC 5545), for whoever has the order's link. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api, language, publicUrl } = shopRequest(request, context);
  const answer = await api.call(readOrderByToken, { language, orderToken: params.token ?? '' });
  if (!answer.ok) throwProblem(answer.problem);
  const order = answer.value;
  const orderUrl = `${publicUrl}${pathTo('order', language, { token: order.orderToken })}`;
  const file = orderCalendar(order, { language, orderUrl, now: new Date() });
  if (file === null) throw data({ code: 'route-not-found' }, { status: 404 });
  return new Response(file.text, {
    headers: {
      'Content-Type': CALENDAR_MEDIA_TYPE,
      'Content-Disposition': `attachment; filename="${file.fileName}"`,
      'Cache-Control': 'private, no-cache',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
