import { ApiUnreachable } from '@markthalle/api-client/api-client';
import { readMe } from '@markthalle/contracts/identity';
import type { ProducerRight } from '@markthalle/domain/producerRights';
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { farmOf, producerOf } from './acting.ts';
import { visitPortal } from './portal.ts';

/** What every page knows of its reader: the farm, what they may do there, and whether they only help. */
export interface Here {
  readonly producerId: string;
  readonly producerName: string;
  /** All farms of somebody who works for several, this one included. */
  readonly farms: readonly { readonly producerId: string; readonly name: string }[];
  readonly rights: readonly ProducerRight[];
  /** Set for somebody of the office in a producer's portal. */
  readonly assistingUntil: string | null;
  readonly displayName: string;
}

/** Where somebody chooses for which farm they work. */
export const FARMS = '/betriebe';

const farmsPath = ({ pathname, search }: URL): string =>
  pathname === '/' ? FARMS : `${FARMS}?${new URLSearchParams({ zurueck: pathname + search })}`;

/** Null where nobody is signed in, and where the API does not answer: a page then hides nothing. */
export async function hereOf(args: LoaderFunctionArgs): Promise<Here | null> {
  const visit = visitPortal(args);
  if (!visit.signedIn) return null;
  try {
    const me = await visit.api.call(readMe, {});
    if (!me.ok || me.value.producers.length === 0) return null;
    const producer = farmOf(me.value, producerOf(args));
    if (producer === undefined) {
      if (visit.url.pathname === FARMS) return null;
      throw redirect(farmsPath(visit.url));
    }
    return {
      producerId: producer.producerId,
      farms: me.value.producers.map(({ producerId, name }) => ({ producerId, name })),
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
