import path from 'node:path';
import { apiEnvironment, appEnvironment, usesMailInbox, usesSandbox } from './api-environment.mjs';

export const API_PROGRAM = 'apps/api/dist/main.js';

/**
 * The programs of the market in the order in which they start; they stop in the opposite order, wave by wave.
 * Wave 1 is what the API talks to, wave 2 the API, wave 3 the worker, wave 4 what people talk to.
 */
export function marketPrograms({ databaseUrl, ports, secrets, dataDir }) {
  const api = apiEnvironment({ databaseUrl, ports, secrets, dataDir });
  const app = (name, label, folder) => ({
    wave: 4,
    name,
    label,
    args: [`${folder}/server.ts`],
    port: ports[name],
    env: appEnvironment({ name, ports }),
  });
  const programs = [
    usesSandbox() && {
      wave: 1,
      name: 'stripeSandbox',
      label: 'The Stripe sandbox',
      args: [
        'packages/stripe-sandbox/src/main.ts',
        ...['--host', '127.0.0.1', '--port', String(ports.stripeSandbox)],
        ...['--data', path.join(dataDir, 'stripe-sandbox.sqlite')],
        ...['--public-url', api.STRIPE_API_BASE],
      ],
      port: ports.stripeSandbox,
      env: {},
    },
    usesMailInbox() && {
      wave: 1,
      name: 'mailInbox',
      label: 'The mail inbox',
      args: ['packages/mail-inbox/src/main.ts'],
      port: ports.mailInbox,
      env: {
        HOST: '127.0.0.1',
        PORT: String(ports.mailInbox),
        SMTP_PORT: String(ports.smtp),
        DATA_DIR: path.join(dataDir, 'mail'),
        SMS_REPLY_URL: `http://127.0.0.1:${ports.api}/sms/inbound`,
        SMS_INBOUND_SECRET: api.SMS_INBOUND_SECRET,
      },
    },
    {
      wave: 2,
      name: 'api',
      label: 'The API',
      args: [API_PROGRAM, 'http'],
      port: ports.api,
      env: api,
    },
    { wave: 3, name: 'worker', label: 'The worker', args: [API_PROGRAM, 'worker'], env: api },
    app('shop', 'The shop', 'apps/shop'),
    app('vendorPortal', 'The producer portal', 'apps/vendor-portal'),
    app('office', 'The office', 'apps/office'),
  ];
  return programs.filter(Boolean);
}

const WEBHOOK_KINDS = ['platform', 'connect', 'core'];

/** Where the sandbox reports to; an endpoint keeps its id, so a second start changes nothing. */
export const webhookEndpoints = ({ ports, secrets }) =>
  WEBHOOK_KINDS.map((kind) => ({
    id: `we_markthalle_${kind}`,
    kind,
    url: `http://127.0.0.1:${ports.api}/webhooks/stripe/${kind}`,
    secret: secrets[`${kind}WebhookSecret`],
    enabled_events: ['*'],
  }));
