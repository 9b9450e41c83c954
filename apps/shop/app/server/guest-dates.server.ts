import { type GuestDate, listGuestDates } from '@markthalle/contracts/experiences';
import type { OrderView } from '@markthalle/contracts/orders';
import { throwProblem } from './form.server.ts';
import type { ShopRequest } from './shop-request.server.ts';

/** What became of the dates in an order; asked only where there are any. */
export async function guestDatesOf(shop: ShopRequest, order: OrderView): Promise<GuestDate[]> {
  const lines = order.producerOrders.flatMap((part) => part.lines);
  if (lines.every(({ occasion }) => occasion === null)) return [];
  const { language } = shop;
  const answer = await shop.api.call(listGuestDates, { language, orderToken: order.orderToken });
  if (!answer.ok) throwProblem(answer.problem);
  return answer.value.dates;
}
