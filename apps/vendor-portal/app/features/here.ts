import { mayDo, type ProducerRight } from '@markthalle/domain/producerRights';
import { useRouteLoaderData } from '@remix-run/react';
import type { Here } from '../server/here.ts';

/** Who sits in the portal for which farm; null before signing in, and while the API does not answer. */
export const useHere = (): Here | null =>
  useRouteLoaderData<{ readonly here: Here | null }>('root')?.here ?? null;

/** Whether a page shows something that asks for a right. The API decides; this only spares a way in vain. */
export const mayHere = (here: Here | null, right: ProducerRight): boolean =>
  here === null || mayDo(here.rights, right);
