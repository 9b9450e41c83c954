import type { OrderView } from '@markthalle/contracts/orders';
import { codeMatrix } from '@markthalle/documents/code-matrix';

/** The pick-up codes of an order as QR codes for a camera, by part; nothing but the six digits is in them. */
export function pickupPicturesOf({
  producerOrders,
}: OrderView): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    producerOrders.flatMap(({ producerOrderId, pickupCode }) =>
      pickupCode === null ? [] : [[producerOrderId, rowsOf(pickupCode)]],
    ),
  );
}

const rowsOf = (code: string): string[] =>
  codeMatrix(code).map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
