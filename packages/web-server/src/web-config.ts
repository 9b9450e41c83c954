/** What a web app needs to know from its surroundings; parsed once, at start. */
export type WebConfig = {
  readonly host: string;
  readonly port: number;
  /** Where the API answers this server, for example `http://127.0.0.1:3100`. */
  readonly apiUrl: string;
  /** The address that people see, without a trailing slash. */
  readonly publicUrl: string;
  /** True where people reach the app over https; decides cookies and transport rules. */
  readonly secure: boolean;
  /** Origins that a form may lead to after a redirect: the hosted payment page. */
  readonly paymentOrigins: readonly string[];
  /** How many reverse proxies stand in front and may name the reader's address. */
  readonly trustedProxies: number;
  /** Whether pages that many visitors share are kept for seconds. */
  readonly keepsPages: boolean;
};

/** A variable is missing or makes no sense; the message is one sentence for the operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

const MAX_PROXIES = 5;

function readPort(env: Environment, fallback: number): number {
  const text = env.PORT ?? String(fallback);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ConfigError(`PORT must be a number from 0 to 65535, not "${text}".`);
  }
  return port;
}

function readOrigin(name: string, text: string | undefined): string {
  if (text === undefined || text === '') throw new ConfigError(`${name} is missing.`);
  if (!URL.canParse(text)) throw new ConfigError(`${name} must be an address, not "${text}".`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ConfigError(`${name} must begin with http:// or https://, not "${text}".`);
  }
  return url.origin;
}

function readProxies(env: Environment): number {
  const text = env.TRUSTED_PROXIES ?? '0';
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0 || count > MAX_PROXIES) {
    throw new ConfigError(`TRUSTED_PROXIES must be 0 to ${MAX_PROXIES}, not "${text}".`);
  }
  return count;
}

function readPageCache(env: Environment): boolean {
  const text = env.PAGE_CACHE ?? 'on';
  if (text !== 'on' && text !== 'off') {
    throw new ConfigError(`PAGE_CACHE must be on or off, not "${text}".`);
  }
  return text === 'on';
}

/**
 * Reads PORT, HOST, API_URL, PUBLIC_URL, PAYMENT_ORIGINS (blanks between), TRUSTED_PROXIES and
 * PAGE_CACHE.
 * @throws ConfigError
 */
export function readWebConfig(env: Environment, defaults: { readonly port: number }): WebConfig {
  const port = readPort(env, defaults.port);
  const publicUrl = readOrigin('PUBLIC_URL', env.PUBLIC_URL ?? `http://localhost:${port}`);
  const payment = env.PAYMENT_ORIGINS ?? 'https://checkout.stripe.com';
  return {
    host: env.HOST ?? '127.0.0.1',
    port,
    apiUrl: readOrigin('API_URL', env.API_URL),
    publicUrl,
    secure: publicUrl.startsWith('https://'),
    paymentOrigins: payment
      .split(/\s+/)
      .filter((origin) => origin !== '')
      .map((origin) => readOrigin('PAYMENT_ORIGINS', origin)),
    trustedProxies: readProxies(env),
    keepsPages: readPageCache(env),
  };
}
