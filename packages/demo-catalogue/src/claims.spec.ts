import { expect, it } from '@jest/globals';
import { bannedClaims } from '@markthalle/domain/greenClaims';
import { loadDemoCatalogue } from './demo-data.ts';

/** Every text in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}

it('LAW-UWG-5 nothing that is sold praises itself as good for the environment', () => {
  const { products, producers } = loadDemoCatalogue();
  const found = [...products, ...producers].flatMap((thing) =>
    bannedClaims(textsIn(thing).join('\n')).map((claim) => `${thing.slug}: ${claim}`),
  );
  expect(products.length + producers.length).toBeGreaterThan(400);
  expect(found).toEqual([]);
  // The texts are really read.
  const [first] = products;
  expect(bannedClaims(textsIn({ ...first, short: { de: 'klimaneutral' } }).join('\n'))).toEqual([
    'klimaneutral',
  ]);
});
