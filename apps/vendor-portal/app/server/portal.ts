import { formAction } from '@markthalle/workplace/server/form-action';
import { openVisit, type WorkplaceKind } from '@markthalle/workplace/server/visit';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { producerOf, rememberAgain } from './acting.ts';

/** The portal is for people who work for a producer. */
export const PORTAL: WorkplaceKind = {
  key: 'portal',
  admits: (account) => account.producers.length > 0,
  refusal:
    'Dieses Konto gehört zu keinem Betrieb. Das Hofportal ist für die Betriebe der Genossenschaft.',
  producerOf,
  alsoRemember: rememberAgain,
};

/** One request to the portal. */
export const visitPortal = (args: LoaderFunctionArgs) => openVisit(PORTAL, args);

type Work = Parameters<typeof formAction>[1];

/** The action of a portal route. */
export const portalAction = (work: Work) => formAction(visitPortal, work);
