import { type DeliveryCalendar, readDeliveryCalendar } from '@markthalle/contracts/delivery';
import type { Language } from '@markthalle/ui/language';
import { throwProblem } from './form.server.ts';
import type { ShopRequest } from './shop-request.server.ts';

const FRESH_MS = 30_000;
/** One per API and language; tests have several APIs. */
const MAX_KEPT = 16;

type Kept = { readonly until: number; readonly calendar: Promise<DeliveryCalendar> };

const kept = new Map<string, Kept>();

/** Runs, points and closures; every page needs them and they change rarely, so they are asked twice a minute. */
export function deliveryCalendar(shop: ShopRequest): Promise<DeliveryCalendar> {
  const key = `${shop.language} ${shop.apiUrl}`;
  const known = kept.get(key);
  const now = Date.now();
  if (known !== undefined && known.until > now) return known.calendar;
  const calendar = ask(shop, shop.language);
  kept.delete(key);
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, { until: now + FRESH_MS, calendar });
  // A failure is not kept: the next page asks again.
  calendar.catch(() => kept.delete(key));
  return calendar;
}

async function ask({ api }: ShopRequest, language: Language): Promise<DeliveryCalendar> {
  const answer = await api.call(readDeliveryCalendar, { language });
  if (!answer.ok) throwProblem(answer.problem);
  return answer.value;
}
