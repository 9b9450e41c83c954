import { ApiUnreachable } from '@markthalle/api-client/api-client';
import { readMe } from '@markthalle/contracts/identity';
import type { ProducerRight } from '@markthalle/domain/producerRights';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { visitPortal } from './portal.ts';

/** What every page knows of its reader: the farm, what they may do there, and whether they only help. */
export interface Here {
  readonly producerName: string;
  readonly rights: readonly ProducerRight[];
  /** Set for somebody of the office in a producer's portal. */
  readonly assistingUntil: string | null;
  readonly displayName: string;
}

/** Null where nobody is signed in, and where the API does not answer: a page then hides nothing. */
export async function hereOf(args: LoaderFunctionArgs): Promise<Here | null> {
  const visit = visitPortal(args);
  if (!visit.signedIn) return null;
  try {
    const me = await visit.api.call(readMe, {});
    const producer = me.ok ? me.value.producers[0] : undefined;
    if (!me.ok || producer === undefined) return null;
    return {
      producerName: producer.name,
      rights: producer.rights,
      assistingUntil: me.value.assisting?.endsAt ?? null,
      displayName: me.value.displayName,
    };
  } catch (error) {
    if (error instanceof ApiUnreachable) return null;
    throw error;
  }
}
