import { describe, expect, it } from '@jest/globals';
import { createCookie, TOKEN_SHAPE } from '../src/cookies.ts';

const token = 'a'.repeat(43);
const options = { name: 'shop_session', shape: TOKEN_SHAPE, maxAgeSeconds: 60 };
const requestWith = (cookie: string) => new Request('http://markt.test', { headers: { cookie } });

describe('cookies', () => {
  it('is bound to the host over https and hidden from scripts', () => {
    const cookie = createCookie({ ...options, secure: true });
    expect(cookie.write(token)).toBe(
      `__Host-shop_session=${token}; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60`,
    );
  });

  it('has no prefix over http, where browsers would refuse it', () => {
    const cookie = createCookie({ ...options, secure: false });
    expect(cookie.write(token)).toMatch(/^shop_session=/);
    expect(cookie.read(requestWith(`x=1; shop_session=${token}`))).toBe(token);
  });

  it('reads nothing from a value of another shape', () => {
    const cookie = createCookie({ ...options, secure: false });
    expect(cookie.read(requestWith('shop_session=<script>'))).toBeNull();
    expect(cookie.read(requestWith(`other=${token}`))).toBeNull();
    expect(() => cookie.write('bad; Domain=evil')).toThrow('shop_session');
  });

  it('is removed by an empty value', () => {
    expect(createCookie({ ...options, secure: false }).clear()).toContain('Max-Age=0');
  });
});
