import { createHash } from 'node:crypto';
import path from 'node:path';

const HOST = '127.0.0.1';
const urlOf = (port) => `http://${HOST}:${port}`;

/** Where each program is reached; the public addresses can be set for a market behind a proxy. */
export function addressesOf(ports, env = process.env) {
  return {
    shop: env.PUBLIC_SHOP_URL || urlOf(ports.shop),
    vendorPortal: env.PUBLIC_PORTAL_URL || urlOf(ports.vendorPortal),
    office: env.PUBLIC_OFFICE_URL || urlOf(ports.office),
    api: urlOf(ports.api),
    stripeSandbox: urlOf(ports.stripeSandbox),
    mailInbox: urlOf(ports.mailInbox),
  };
}

export const usesSandbox = (env = process.env) => !env.STRIPE_SECRET_KEY;
export const usesMailInbox = (env = process.env) => !env.SMTP_URL;

function stripeEnvironment({ ports, secrets, env }) {
  if (!usesSandbox(env)) return {}; // The keys and secrets of the real Stripe come from the environment.
  return {
    STRIPE_SECRET_KEY: secrets.stripeKey,
    STRIPE_API_BASE: urlOf(ports.stripeSandbox),
    // Nobody else asks the sandbox, so the pace that Stripe grants need not be kept.
    STRIPE_CALLS_PER_SECOND: env.STRIPE_CALLS_PER_SECOND || '100',
    STRIPE_WEBHOOK_SECRET: secrets.platformWebhookSecret,
    STRIPE_CONNECT_WEBHOOK_SECRET: secrets.connectWebhookSecret,
    STRIPE_CORE_WEBHOOK_SECRET: secrets.coreWebhookSecret,
  };
}

/** The local inbox answers as a gateway does; with another mail server the operator sets the secret. */
function smsInboundSecret({ secrets, env }) {
  if (env.SMS_INBOUND_SECRET) return env.SMS_INBOUND_SECRET;
  if (!usesMailInbox(env)) return '';
  return createHash('sha256').update(`sms:${secrets.linkSecret}`).digest('hex');
}

/** The variables that the API reads (see .env.example), except the role, which is its first argument. */
export function apiEnvironment({ databaseUrl, ports, secrets, dataDir, env = process.env }) {
  const addresses = addressesOf(ports, env);
  return {
    NODE_ENV: 'production',
    HOST,
    PORT: String(ports.api),
    DATABASE_URL: databaseUrl,
    PUBLIC_SHOP_URL: addresses.shop,
    PUBLIC_PORTAL_URL: addresses.vendorPortal,
    PUBLIC_OFFICE_URL: addresses.office,
    ...stripeEnvironment({ ports, secrets, env }),
    SMTP_URL: env.SMTP_URL || `smtp://${HOST}:${ports.smtp}`,
    FILES_DIR: env.FILES_DIR || path.join(dataDir, 'files'),
    LINK_SECRET: env.LINK_SECRET || secrets.linkSecret,
    SMS_INBOUND_SECRET: smsInboundSecret({ secrets, env }),
  };
}

/** The variables that a Remix app reads. */
export function appEnvironment({ name, ports, env = process.env }) {
  const addresses = addressesOf(ports, env);
  return {
    NODE_ENV: 'production',
    HOST,
    PORT: String(ports[name]),
    API_URL: urlOf(ports.api),
    PUBLIC_URL: addresses[name],
    // Where the checkout form may lead to; with the real Stripe the app knows the origin itself.
    ...(usesSandbox(env) ? { PAYMENT_ORIGINS: addresses.stripeSandbox } : {}),
  };
}
