import { describe, expect, it } from '@jest/globals';
import { isPublicAddress } from './public-address.ts';
import { safeLookup, webhookUrl } from './webhook-target.ts';

const RULE = { allowsLocal: false };

describe('An address of the internet', () => {
  it.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '172.32.0.1', '100.128.0.1'])(
    '%s is one',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    '2001:db8::1',
    '2002:a00:1::',
    'ff02::1',
    'nonsense',
  ])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('Where a webhook may lead', () => {
  it.each([
    'https://waren.example/hook?x=1',
    'https://waren.example:8443/hook',
    'https://1.1.1.1/',
  ])('%s is fine', (typed) => expect(webhookUrl(typed, RULE)?.protocol).toBe('https:'));

  it.each([
    'http://waren.example/hook',
    'https://waren.example:22/',
    'https://user:secret@waren.example/',
    'https://localhost/',
    'https://db/',
    'https://waren.example./',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'ftp://waren.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'waren.example',
    '',
  ])('%s is refused', (typed) => expect(webhookUrl(typed, RULE)).toBeNull());

  it('a name that leads to this machine is refused when the connection is made', async () => {
    const refused = await new Promise<Error | null>((resolve) => {
      safeLookup(RULE)('localhost', { all: true }, (error) => resolve(error));
    });
    expect(refused?.name).toBe('TargetRefused');
  });
});
