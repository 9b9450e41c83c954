import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './config.ts';

const USABLE = {
  DATABASE_URL: 'postgres://localhost/market',
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_platform_01',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_connect_012',
  STRIPE_CORE_WEBHOOK_SECRET: 'whsec_core_012345',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  LINK_SECRET: 'a secret of the tests',
};

const refusal = (change: Readonly<Record<string, string | undefined>>): string => {
  try {
    readConfig({ ...USABLE, ...change });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('the configuration was accepted');
};

describe('the store of files', () => {
  const S3 = { S3_BUCKET: 'market', S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'secret' };

  it('is the folder unless a bucket is named, and then the bucket', () => {
    expect(readConfig(USABLE).files.s3).toBeNull();
    expect(readConfig({ ...USABLE, ...S3, FILES_DIR: '/tmp/x' }).files.s3).toEqual({
      bucket: 'market',
      endpoint: '',
      region: 'eu-central-1',
      accessKeyId: 'key',
      secretAccessKey: 'secret',
    });
  });

  it.each(Object.keys(S3))('is not half a bucket: without %s', (name) => {
    expect(refusal({ ...S3, [name]: undefined })).toContain(`${name}: is needed`);
  });

  it('is not an address without keys', () => {
    expect(refusal({ S3_ENDPOINT: 'https://s3.example.org' })).toContain('S3_BUCKET: is needed');
  });
});

describe('a configuration', () => {
  it('needs only what has no sensible default', () => {
    const config = readConfig(USABLE);
    expect(config.environment).toBe('production');
    expect(config.http).toEqual({ host: '127.0.0.1', port: 3100, rateLimitPerMinute: 1200 });
    expect(config.database).toEqual({ url: 'postgres://localhost/market', poolSize: 12 });
    expect(config.stripe.livemode).toBe(false);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(readConfig(USABLE))).toBe(true);
  });

  it.each(Object.keys(USABLE))('without %s is refused by that name', (name) => {
    expect(refusal({ [name]: undefined })).toMatch(new RegExp(`^${name}: `, 'm'));
  });

  it.each([
    ['NODE_ENV', 'prod'],
    ['DATABASE_URL', 'mysql://localhost/market'],
    ['DATABASE_POOL', '1'],
    ['DATABASE_POOL', 'many'],
    ['PORT', '70000'],
    ['PORT', '3100.5'],
    ['PUBLIC_SHOP_URL', 'giebelmarkt'],
    ['PUBLIC_PORTAL_URL', 'ftp://giebelmarkt.example'],
    ['PUBLIC_OFFICE_URL', 'javascript:alert(1)'],
    ['STRIPE_SECRET_KEY', 'pk_test_1'],
    ['STRIPE_API_BASE', 'localhost'],
    ['STRIPE_WEBHOOK_SECRET', 'short'],
    ['STRIPE_WEBHOOK_SECRET', 'whsec_platform_01,short'],
    ['STRIPE_CONNECT_WEBHOOK_SECRET', ''],
    ['STRIPE_CORE_WEBHOOK_SECRET', 'core'],
    ['SMTP_URL', 'http://127.0.0.1'],
    ['LINK_SECRET', 'too short'],
    ['LOG_LEVEL', 'loud'],
    ['RATE_LIMIT_PER_MINUTE', '-1'],
    ['PLATFORM_TENANT', 'Not A Name'],
  ])('with %s=%j is refused by that name', (name, value) => {
    expect(refusal({ [name]: value })).toMatch(new RegExp(`^${name}(\\.\\d+)?: `, 'm'));
  });

  it('names every wrong value at once', () => {
    const text = refusal({ PORT: 'x', LOG_LEVEL: 'loud' });
    expect(text).toContain('PORT: ');
    expect(text).toContain('LOG_LEVEL: ');
  });

  it('never repeats a secret in its complaint', () => {
    expect(refusal({ STRIPE_SECRET_KEY: 'hunter2' })).not.toContain('hunter2');
  });

  it('takes several secrets while one is being replaced', () => {
    const { stripe } = readConfig({
      ...USABLE,
      STRIPE_WEBHOOK_SECRET: 'whsec_the_old_one_1, whsec_the_new_one_2',
    });
    expect(stripe.webhookSecrets.platform).toEqual(['whsec_the_old_one_1', 'whsec_the_new_one_2']);
  });

  it('never sends a live key to another host than Stripe', () => {
    expect(
      refusal({ STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_API_BASE: 'http://127.0.0.1:4010' }),
    ).toMatch(/^STRIPE_API_BASE: /);
    expect(readConfig({ ...USABLE, STRIPE_SECRET_KEY: 'rk_live_1' }).stripe.livemode).toBe(true);
  });
});
