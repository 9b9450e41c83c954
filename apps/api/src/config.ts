import path from 'node:path';
import { z } from 'zod';

/**
 * Everything the API reads from its environment, parsed once. A value that makes no sense stops the boot with its
 * name; business rates and limits are not here but dated rows in the database.
 */
const Url = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, ''));
const Secret = z.string().min(16, 'needs at least 16 characters');
const Secrets = z
  .string()
  .transform((list) => list.split(',').map((secret) => secret.trim()))
  .pipe(z.array(Secret).min(1));

const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(12),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3100),
  PUBLIC_SHOP_URL: Url.default('http://127.0.0.1:3000'),
  PUBLIC_PORTAL_URL: Url.default('http://127.0.0.1:3001'),
  PUBLIC_OFFICE_URL: Url.default('http://127.0.0.1:3002'),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_/, 'must start with sk_test_ or sk_live_'),
  /** Base address of the local sandbox; empty means Stripe itself. */
  STRIPE_API_BASE: z.union([z.literal(''), Url]).default(''),
  /** Stays below Stripe's own limits (25 with test keys, 100 live); the sandbox may be asked faster. */
  STRIPE_CALLS_PER_SECOND: z.coerce.number().int().min(1).max(1_000).default(8),
  STRIPE_WEBHOOK_SECRET: Secrets,
  STRIPE_CONNECT_WEBHOOK_SECRET: Secrets,
  STRIPE_CORE_WEBHOOK_SECRET: Secrets,
  SMTP_URL: z.url({ protocol: /^smtps?$/ }),
  MAIL_FROM: z.string().default('Giebelmarkt <markt@giebelmarkt.example>'),
  FILES_DIR: z.string().default('.data/files'),
  LINK_SECRET: Secret,
  /** Address of a Meilisearch; empty means that the database alone answers searches. */
  MEILISEARCH_URL: z.union([z.literal(''), Url]).default(''),
  /** Writes documents and settings and reads tasks; never the master key. */
  MEILISEARCH_KEY: z.string().default(''),
  /** May only search. Empty: the key above. */
  MEILISEARCH_SEARCH_KEY: z.string().default(''),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Requests per minute and client address; 0 switches the limit off (load tests). */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).default(1200),
  BRAND_NAME: z.string().default('Giebelmarkt'),
  PLATFORM_TENANT: z
    .string()
    .regex(/^[a-z0-9-]{1,20}$/)
    .default('t1'),
});

export interface Config {
  readonly environment: 'production' | 'development' | 'test';
  readonly database: { readonly url: string; readonly poolSize: number };
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly rateLimitPerMinute: number;
  };
  readonly urls: { readonly shop: string; readonly portal: string; readonly office: string };
  readonly stripe: {
    readonly secretKey: string;
    readonly apiBase: string;
    readonly livemode: boolean;
    readonly callsPerSecond: number;
    readonly webhookSecrets: Readonly<Record<'platform' | 'connect' | 'core', readonly string[]>>;
    readonly tenant: string;
  };
  readonly mail: { readonly smtpUrl: string; readonly from: string };
  readonly files: { readonly directory: string };
  readonly linkSecret: string;
  /** Null: searches are answered by the database alone. */
  readonly meilisearch: MeilisearchConfig | null;
  readonly logLevel: string;
  readonly brandName: string;
}

export interface MeilisearchConfig {
  readonly url: string;
  readonly writerKey: string;
  readonly searchKey: string;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Parses an environment. Throws `ConfigError` with one line per wrong variable. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The configuration is not usable.\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  const livemode = /_live_/.test(env.STRIPE_SECRET_KEY);
  if (livemode && env.STRIPE_API_BASE !== '') {
    throw new ConfigError('STRIPE_API_BASE: a live key is never sent to another host than Stripe');
  }
  return Object.freeze({
    environment: env.NODE_ENV,
    database: { url: env.DATABASE_URL, poolSize: env.DATABASE_POOL },
    http: { host: env.HOST, port: env.PORT, rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE },
    urls: {
      shop: env.PUBLIC_SHOP_URL,
      portal: env.PUBLIC_PORTAL_URL,
      office: env.PUBLIC_OFFICE_URL,
    },
    stripe: {
      secretKey: env.STRIPE_SECRET_KEY,
      apiBase: env.STRIPE_API_BASE,
      livemode,
      callsPerSecond: env.STRIPE_CALLS_PER_SECOND,
      webhookSecrets: {
        platform: env.STRIPE_WEBHOOK_SECRET,
        connect: env.STRIPE_CONNECT_WEBHOOK_SECRET,
        core: env.STRIPE_CORE_WEBHOOK_SECRET,
      },
      tenant: env.PLATFORM_TENANT,
    },
    mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM },
    files: { directory: path.resolve(env.FILES_DIR) },
    linkSecret: env.LINK_SECRET,
    meilisearch:
      env.MEILISEARCH_URL === ''
        ? null
        : {
            url: env.MEILISEARCH_URL,
            writerKey: env.MEILISEARCH_KEY,
            searchKey: env.MEILISEARCH_SEARCH_KEY || env.MEILISEARCH_KEY,
          },
    logLevel: env.LOG_LEVEL,
    brandName: env.BRAND_NAME,
  });
}

/** The configuration of this process; the only place that reads `process.env`. */
export const readProcessConfig = (): Config => readConfig(process.env);

/** Injection token of the frozen configuration. */
export const CONFIG = Symbol('Config');
