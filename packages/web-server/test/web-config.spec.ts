import { describe, expect, it } from '@jest/globals';
import { readWebConfig } from '../src/web-config.ts';

const good = { API_URL: 'http://127.0.0.1:3100/' };

describe('the configuration of a web app', () => {
  it('fills in what is left out', () => {
    expect(readWebConfig(good, { port: 3000 })).toEqual({
      host: '127.0.0.1',
      port: 3000,
      apiUrl: 'http://127.0.0.1:3100',
      publicUrl: 'http://localhost:3000',
      secure: false,
      paymentOrigins: ['https://checkout.stripe.com'],
      trustedProxies: 0,
      keepsPages: true,
    });
  });

  it.each([
    [{}, 'API_URL is missing.'],
    [{ ...good, PORT: 'drei' }, 'PORT must be a number from 0 to 65535, not "drei".'],
    [{ ...good, PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL must begin with http:// or https://'],
    [{ ...good, TRUSTED_PROXIES: '-1' }, 'TRUSTED_PROXIES must be 0 to 5, not "-1".'],
    [{ ...good, PAGE_CACHE: '5' }, 'PAGE_CACHE must be on or off, not "5".'],
  ])('refuses %j', (env, message) => {
    expect(() => readWebConfig(env, { port: 3000 })).toThrow(message);
  });
});
