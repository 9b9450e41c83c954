import { expect, it } from '@jest/globals';
import { fold } from './fold.ts';

it.each([
  ['Käse', 'kase'],
  ['WEIẞWEIN', 'weisswein'],
  ['Weißwein', 'weisswein'],
  ['Crème brûlée', 'creme brulee'],
  ['Ostsee-Saft 0,5 l', 'ostsee-saft 0,5 l'],
])('%s is compared as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
