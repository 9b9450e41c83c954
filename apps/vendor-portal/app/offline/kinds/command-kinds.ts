import type { CommandInput, CommandKind } from '@markthalle/contracts/device-commands';
import { orderHandedOver, tripCounted } from './hand-over.ts';
import { messageSent } from './message-sent.ts';
import { orderStep } from './order-step.ts';
import { batchNoted, orderShortage, orderWeighed, packingTicked } from './packing.ts';
import { productPaused } from './product-paused.ts';
import { stockCorrected, stockCounted, stockMoved } from './stock-acts.ts';

/**
 * How the form of a kind becomes the input of its command; null where the fields say something else, which the page's
 * own action then handles. One small file for each kind.
 */
export type Serialiser<K extends CommandKind> = (
  fields: FormData,
  form: HTMLFormElement,
) => CommandInput<K> | null;

export const SERIALISERS: { readonly [K in CommandKind]?: Serialiser<K> } = {
  'message.sent': messageSent,
  'order.confirmed': orderStep,
  'order.ready': orderStep,
  'order.handed-over': orderHandedOver,
  'order.shortage': orderShortage,
  'order.weighed': orderWeighed,
  'packing.ticked': packingTicked,
  'packing.batch-noted': batchNoted,
  'trip.counted': tripCounted,
  'product.paused': productPaused,
  'stock.corrected': stockCorrected,
  'stock.counted': stockCounted,
  'stock.received': stockMoved,
  'stock.sold': stockMoved,
};
