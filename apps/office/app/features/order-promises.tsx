import type { OrderView } from '@markthalle/contracts/orders';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { PromiseReasons } from '@markthalle/ui/components/promise-reasons';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayRange } from '@markthalle/ui/format/dates';
import { orderTexts as texts } from '../texts/orders.ts';

type Part = OrderView['producerOrders'][number];

/** What was promised per producer, and why these days: what decided was written down with the order. */
export function OrderPromises({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <Block title={texts.promises}>
      <KeyFacts facts={parts.map((part) => ({ term: part.producerName, fact: promiseOf(part) }))} />
    </Block>
  );
}

function promiseOf({ wayLabel, way, promise, pickupPlace, why }: Part) {
  const days = way === 'ticket' ? '' : formatDayRange(promise.earliestOn, promise.latestOn, 'de');
  return (
    <>
      {[wayLabel, days, pickupPlace].filter(Boolean).join(', ')}
      {why !== null && <PromiseReasons why={why} />}
    </>
  );
}
