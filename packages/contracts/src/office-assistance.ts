import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, OneLine } from './fields.ts';
import { AssistanceView } from './portal-assistance.ts';

const OneProducer = InLanguage.extend({ producerId: Id });

export const readOfficeAssistance = endpoint({
  method: 'GET',
  path: '/office/producers/:producerId/assistance',
  summary: 'Whether a producer lets the office help, and what the office did there',
  access: 'staff',
  input: OneProducer,
  output: AssistanceView,
  problems: ['producer-not-found'],
});

export const askForConsent = endpoint({
  method: 'POST',
  path: '/office/producers/:producerId/assistance/requests',
  summary: 'Mail the producer a link to the page where they may agree',
  access: 'staff',
  status: 202,
  input: OneProducer.extend({ reason: OneLine(300) }),
  output: z.object({ mailed: z.literal(true) }),
  problems: ['producer-not-found', 'consent-running'],
});

export const openPortalFor = endpoint({
  method: 'POST',
  path: '/office/producers/:producerId/assistance/openings',
  summary: 'An address that opens the portal in the name of a producer who agreed',
  access: 'staff',
  status: 201,
  input: OneProducer,
  output: z.object({ url: z.url() }),
  problems: ['producer-not-found', 'consent-missing'],
});
