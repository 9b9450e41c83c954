import { describe, expect, it } from '@jest/globals';
import { safeReturnPath, signInPath } from './return-path.ts';

describe('the way back after a login', () => {
  it.each(['/', '/geld?x=1', '/produkte#bestand-1', '/a//b'])('%s is kept', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    '',
    null,
    undefined,
    `/${'x'.repeat(3_000)}`,
  ])('%j leads to the start', (path) => {
    expect(safeReturnPath(path)).toBe('/');
  });

  it('travels in the address of the login page', () => {
    expect(signInPath('/geld?a=1&b=2')).toBe('/anmelden?zurueck=%2Fgeld%3Fa%3D1%26b%3D2');
    expect(signInPath('/')).toBe('/anmelden');
  });
});
