import { PRODUCER_RIGHTS } from '@markthalle/domain/producerRights';
import type { ProducerMember } from '../src/platform/actor/actor.ts';
import { newId } from '../src/platform/db/new-id.ts';

/** Somebody who owns a producer and may everything there. */
export const ownerOf = (producerId: string): ProducerMember => ({
  kind: 'signed_in',
  accountId: newId(),
  displayName: 'Hof',
  isStaff: false,
  memberships: [{ producerId, rights: PRODUCER_RIGHTS }],
  assistanceId: null,
  producerId,
  rights: PRODUCER_RIGHTS,
  through: 'membership',
});
