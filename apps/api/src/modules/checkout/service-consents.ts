import type { placeOrder } from '@markthalle/contracts/checkout';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { berlinDateOf } from '@markthalle/domain/dates';
import {
  isUndatedService,
  mayStartEarly,
  type ServiceConsents,
} from '@markthalle/domain/undatedService';
import type { PricedLine } from '../cart/priced-cart.ts';

type Sellable = PricedLine['sellable'];
type Said = ParsedInputOf<typeof placeOrder>['serviceConsents'];

const isService = ({ snapshot }: Sellable): boolean =>
  isUndatedService({ reason: snapshot.withdrawalReason });

/** Whether a line is a service that may start while its contract can be withdrawn from. */
export const asksForConsents = (sellable: Sellable, now: Date): boolean =>
  isService(sellable) && mayStartEarly(berlinDateOf(now.toISOString()), sellable.leadTimeDays);

/** What the buyer said of a service, with its time; null: the line is no service. */
export function consentsTo(sellable: Sellable, said: Said, now: Date): ServiceConsents | null {
  if (!isService(sellable)) return null;
  const at = asksForConsents(sellable, now) ? now.toISOString() : null;
  return {
    startAskedAt: said.startEarly ? at : null,
    lossKnownAt: said.knowsLoss ? at : null,
  };
}
