import path from 'node:path';
import { GERMAN_ARMS, type GermanArm } from '@markthalle/search-index/meilisearch-settings';
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
  /** Address of an SMS gateway (docs/operating/sms.md); empty: the local mail inbox shows SMS. */
  SMS_GATEWAY_URL: z.union([z.literal(''), Url]).default(''),
  SMS_GATEWAY_TOKEN: z.string().default(''),
  /** Signs messages that come back (docs/operating/sms.md); empty: orders cannot be answered by SMS. */
  SMS_INBOUND_SECRET: z.union([z.literal(''), z.string().min(32)]).default(''),
  /** Who a message comes from, as the gateway wants it. */
  SMS_SENDER: z.string().max(20).default('Giebelmarkt'),
  FILES_DIR: z.string().default('.data/files'),
  /** Name of a bucket; with it files lie in an S3-compatible store instead of the folder. */
  S3_BUCKET: z.string().default(''),
  /** Base address of a compatible store; empty means Amazon's own. */
  S3_ENDPOINT: z.union([z.literal(''), Url]).default(''),
  S3_REGION: z.string().default('eu-central-1'),
  S3_ACCESS_KEY_ID: z.string().default(''),
  S3_SECRET_ACCESS_KEY: z.string().default(''),
  LINK_SECRET: Secret,
  /** Address of a Meilisearch; empty means that the database alone answers searches. */
  MEILISEARCH_URL: z.union([z.literal(''), Url]).default(''),
  /** Writes documents and settings and reads tasks; never the master key. */
  MEILISEARCH_KEY: z.string().default(''),
  /** May only search. Empty: the key above. */
  MEILISEARCH_SEARCH_KEY: z.string().default(''),
  /** How Meilisearch takes German names apart, for comparing on a real server. */
  MEILISEARCH_GERMAN: z.enum(GERMAN_ARMS).default('plain'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** Requests per minute and client address; 0 switches the limit off (load tests). */
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).default(1200),
  /** The page of an age check service; empty: the date of birth is asked, and the age is checked at hand-over. */
  AGE_CHECK_URL: z.union([z.literal(''), Url]).default(''),
  AGE_CHECK_SECRET: z.union([z.literal(''), Secret]).default(''),
  /** The name that is kept with each result, such as `bank`. */
  AGE_CHECK_METHOD: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default('service'),
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
  /** Null: no SMS can be sent. */
  readonly sms: SmsConfig | null;
  /** What a gateway signs answers with; empty: none are taken. */
  readonly smsInboundSecret: string;
  readonly files: {
    readonly directory: string;
    /** Null: files lie in the folder. */
    readonly s3: S3Config | null;
  };
  readonly linkSecret: string;
  /** Null: searches are answered by the database alone. */
  readonly meilisearch: MeilisearchConfig | null;
  /** Null: no age check service is connected. */
  readonly ageCheck: AgeCheckConfig | null;
  readonly logLevel: string;
  readonly brandName: string;
}

export type SmsConfig =
  | {
      readonly kind: 'gateway';
      readonly url: string;
      readonly token: string;
      readonly sender: string;
    }
  /** SMS go to the mail server as mails; only for places where that is the local inbox. */
  | { readonly kind: 'inbox' };

export interface S3Config {
  readonly bucket: string;
  /** Empty: Amazon's own. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface MeilisearchConfig {
  readonly url: string;
  readonly writerKey: string;
  readonly searchKey: string;
  readonly german: GermanArm;
}

interface AgeCheckConfig {
  readonly url: string;
  readonly secret: string;
  readonly method: string;
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
    sms: smsOf(env),
    smsInboundSecret: env.SMS_INBOUND_SECRET,
    files: { directory: path.resolve(env.FILES_DIR), s3: s3Of(env) },
    linkSecret: env.LINK_SECRET,
    meilisearch:
      env.MEILISEARCH_URL === ''
        ? null
        : {
            url: env.MEILISEARCH_URL,
            writerKey: env.MEILISEARCH_KEY,
            searchKey: env.MEILISEARCH_SEARCH_KEY || env.MEILISEARCH_KEY,
            german: env.MEILISEARCH_GERMAN,
          },
    ageCheck: ageCheckOf(env),
    logLevel: env.LOG_LEVEL,
    brandName: env.BRAND_NAME,
  });
}

function smsOf(env: z.output<typeof Environment>): SmsConfig | null {
  if (env.SMS_GATEWAY_URL !== '') {
    if (env.SMS_GATEWAY_TOKEN === '') throw new ConfigError('SMS_GATEWAY_TOKEN: is missing');
    return {
      kind: 'gateway',
      url: env.SMS_GATEWAY_URL,
      token: env.SMS_GATEWAY_TOKEN,
      sender: env.SMS_SENDER,
    };
  }
  return isLocalMail(env.SMTP_URL) ? { kind: 'inbox' } : null;
}

/** The mail inbox stands on the same machine; a real mail server would refuse the addresses of SMS. */
const isLocalMail = (smtpUrl: string): boolean => new URL(smtpUrl).hostname === '127.0.0.1';

function ageCheckOf(env: z.output<typeof Environment>): AgeCheckConfig | null {
  if (env.AGE_CHECK_URL === '') return null;
  if (env.AGE_CHECK_SECRET === '') throw new ConfigError('AGE_CHECK_SECRET: is missing');
  return { url: env.AGE_CHECK_URL, secret: env.AGE_CHECK_SECRET, method: env.AGE_CHECK_METHOD };
}

/** All of S3 or nothing: half a configuration would put files where nobody looks for them. */
function s3Of(env: z.infer<typeof Environment>): S3Config | null {
  const given = {
    S3_BUCKET: env.S3_BUCKET,
    S3_ACCESS_KEY_ID: env.S3_ACCESS_KEY_ID,
    S3_SECRET_ACCESS_KEY: env.S3_SECRET_ACCESS_KEY,
  };
  const missing = Object.entries(given).filter(([, value]) => value === '');
  if (missing.length === Object.keys(given).length && env.S3_ENDPOINT === '') return null;
  if (missing.length > 0) {
    const lines = missing.map(([name]) => `${name}: is needed for a store of files`);
    throw new ConfigError(`The configuration is not usable.\n${lines.join('\n')}`);
  }
  return {
    bucket: env.S3_BUCKET,
    endpoint: env.S3_ENDPOINT,
    region: env.S3_REGION,
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
  };
}

/** The configuration of this process; the only place that reads `process.env`. */
export const readProcessConfig = (): Config => readConfig(process.env);

/** Injection token of the frozen configuration. */
export const CONFIG = Symbol('Config');
