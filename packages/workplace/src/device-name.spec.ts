import { expect, it } from '@jest/globals';
import { deviceName } from './device-name.ts';

const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0';
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0';

it.each([
  [ANDROID, 'Android-Telefon, Chrome'],
  [IPHONE, 'iPhone, Safari'],
  [LINUX, 'Rechner mit Linux, Firefox'],
  [EDGE, 'Rechner mit Windows, Edge'],
  ['curl/8', 'Unbekanntes Gerät'],
  ['', 'Unbekanntes Gerät'],
])('%s is called %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});
