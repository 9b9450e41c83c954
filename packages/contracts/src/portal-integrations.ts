import { ASSISTABLE_RIGHTS } from '@markthalle/domain/producerRights';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant, OneLine } from './fields.ts';
import { AssistableRight, AssistableRights } from './portal-assistance.ts';

export const MAX_TOKENS = 10;
export const MAX_TOKEN_DAYS = 365;
export const MAX_WEBHOOKS = 5;
export const MAX_LISTED_DELIVERIES = 50;

/** What an own system can be told about. A message carries ids and nothing of a person. */
export const EVENT_KINDS = [
  'order.paid',
  'order.shortage',
  'stock.changed',
  'product.approved',
  'payout.sent',
] as const;
export const EventKind = z.enum(EVENT_KINDS);
export type EventKind = (typeof EVENT_KINDS)[number];

const Token = z.object({
  tokenId: Id,
  name: z.string(),
  rights: z.array(AssistableRight),
  mayWrite: z.boolean(),
  createdBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
  state: z.enum(['valid', 'expired', 'revoked']),
});

const Delivery = z.object({
  deliveryId: Id,
  kind: z.union([EventKind, z.literal('test')]),
  subjectId: Id,
  state: z.enum(['waiting', 'delivered', 'given_up']),
  attempts: z.int(),
  /** The last answer in a few words, such as `200` or `no answer`. */
  lastAnswer: z.string(),
  createdAt: Instant,
  nextAttemptAt: Instant.nullable(),
});

const Webhook = z.object({
  webhookId: Id,
  url: z.string(),
  kinds: z.array(EventKind),
  createdAt: Instant,
  /** Set where we switched it off, because it had not answered for days. */
  disabledAt: Instant.nullable(),
  deliveries: z.array(Delivery).max(MAX_LISTED_DELIVERIES),
});

export const IntegrationsView = z.object({
  tokens: z.array(Token).max(MAX_TOKENS * 4),
  webhooks: z.array(Webhook).max(MAX_WEBHOOKS),
  /** The rights that the reader may give to a token. */
  yourRights: z.array(z.enum(ASSISTABLE_RIGHTS)),
});
export type IntegrationsView = z.infer<typeof IntegrationsView>;

export const readIntegrations = endpoint({
  method: 'GET',
  path: '/portal/integrations',
  summary: 'The accesses and webhooks of this producer’s own systems',
  access: 'producer',
  right: 'team',
  input: InLanguage,
  output: IntegrationsView,
  problems: [],
});

export const createToken = endpoint({
  method: 'POST',
  path: '/portal/integrations/tokens',
  summary: 'A token for an own system; it is shown this once',
  access: 'producer',
  right: 'team',
  status: 201,
  input: InLanguage.extend({
    name: OneLine(60),
    rights: AssistableRights,
    mayWrite: z.boolean().default(false),
    days: z.int().min(1).max(MAX_TOKEN_DAYS),
  }),
  output: z.object({ token: z.string(), view: IntegrationsView }),
  problems: ['too-many-tokens', 'right-not-yours'],
});

export const revokeToken = endpoint({
  method: 'POST',
  path: '/portal/integrations/tokens/:tokenId/revocation',
  summary: 'A token ends now',
  access: 'producer',
  right: 'team',
  input: InLanguage.extend({ tokenId: Id }),
  output: IntegrationsView,
  problems: ['token-not-found'],
});

export const createWebhook = endpoint({
  method: 'POST',
  path: '/portal/integrations/webhooks',
  summary: 'Tell an own system what happens; the secret for the signatures is shown this once',
  access: 'producer',
  right: 'team',
  status: 201,
  input: InLanguage.extend({
    url: z.string().trim().max(500),
    kinds: z.array(EventKind).min(1).max(EVENT_KINDS.length),
  }),
  output: z.object({ secret: z.string(), view: IntegrationsView }),
  problems: ['too-many-webhooks', 'webhook-address-refused'],
});

export const removeWebhook = endpoint({
  method: 'DELETE',
  path: '/portal/integrations/webhooks/:webhookId',
  summary: 'Stop telling an own system; one that is gone already is no error',
  access: 'producer',
  right: 'team',
  input: InLanguage.extend({ webhookId: Id }),
  output: IntegrationsView,
  problems: [],
});

export const testWebhook = endpoint({
  method: 'POST',
  path: '/portal/integrations/webhooks/:webhookId/test',
  summary: 'Send a test message; a webhook that was switched off works again with it',
  access: 'producer',
  right: 'team',
  status: 202,
  input: InLanguage.extend({ webhookId: Id }),
  output: IntegrationsView,
  problems: ['webhook-not-found'],
});
