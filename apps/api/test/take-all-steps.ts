import type { INestApplicationContext } from '@nestjs/common';
import { TakeStepService } from '../src/modules/fulfilment/take-step.service.ts';
import { ownerOf } from './owner-of.ts';
import type { MadeOrder } from './paid-orders.ts';

const STEPS = ['confirm', 'mark_ready', 'hand_over'] as const;

/** A producer takes an order on, packs it and hands it over. */
export async function takeAllSteps(
  app: INestApplicationContext,
  order: MadeOrder,
  producerId: string,
): Promise<void> {
  const member = ownerOf(producerId);
  for (const step of STEPS) {
    await app.get(TakeStepService).take(member, order.parts.get(producerId) ?? '', step);
  }
}
