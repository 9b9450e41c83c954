import type { INestApplicationContext } from '@nestjs/common';
import { TakeStepService } from '../src/modules/fulfilment/take-step.service.ts';
import { newId } from '../src/platform/db/new-id.ts';
import type { MadeOrder } from './paid-orders.ts';

const STEPS = ['confirm', 'mark_ready', 'hand_over'] as const;

/** A producer takes an order on, packs it and hands it over. */
export async function takeAllSteps(
  app: INestApplicationContext,
  order: MadeOrder,
  producerId: string,
): Promise<void> {
  const member = {
    kind: 'signed_in',
    accountId: newId(),
    displayName: 'Hof',
    isStaff: false,
    producerIds: [producerId],
    producerId,
  } as const;
  for (const step of STEPS) {
    await app.get(TakeStepService).take(member, order.parts.get(producerId) ?? '', step);
  }
}
