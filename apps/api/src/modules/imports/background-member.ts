import { PRODUCER_RIGHTS } from '@markthalle/domain/producerRights';
import type { ProducerMember } from '../../platform/actor/actor.ts';

/**
 * Who an import acts for when its page is long closed. Rights were checked when the file was brought
 * in, applied or undone; the worker does no more than what was asked for then.
 */
export function backgroundMember(of: {
  readonly producerId: string;
  readonly accountId: string | null;
}): ProducerMember {
  const { producerId } = of;
  return {
    kind: 'signed_in',
    accountId: of.accountId ?? producerId,
    displayName: '',
    isStaff: false,
    memberships: [{ producerId, rights: PRODUCER_RIGHTS }],
    assistanceId: null,
    producerId,
    rights: PRODUCER_RIGHTS,
    through: 'membership',
  };
}
