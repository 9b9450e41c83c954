import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ProductCard, ProductDetail } from '@markthalle/contracts/catalog';
import { bannedClaims } from '@markthalle/domain/greenClaims';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');
/** Where the words of the shop, its mails and its legal texts are kept. */
const FOLDERS = [
  'apps/shop/app/texts',
  'packages/ui/src/texts',
  'apps/api/src/modules/notifications',
  'apps/api/src/modules/legal/samples',
];
const SOURCES = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(REPOSITORY, folder))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => path.join(folder, file)),
);
const textOf = (file: string) => readFileSync(path.join(REPOSITORY, file), 'utf8');

describe('the words of the market', () => {
  it('LAW-UWG-5 make no general claim about the environment', () => {
    const found = SOURCES.flatMap((file) =>
      bannedClaims(textOf(file)).map((claim) => `${file}: ${claim}`),
    );
    expect(SOURCES.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });

  it('LAW-UWG-6 press nobody: no countdown, no crowd, no rest that is not counted', () => {
    const pressure =
      /\b(?:nur heute|nur noch heute|endet in|letzte Chance|schnell sein|greifen Sie zu|sehen sich (?:das|dieses)|(?:gerade|zuletzt) gekauft|only today|ends in|last chance|hurry|selling fast|people are (?:viewing|looking))\b/i;
    expect(SOURCES.filter((file) => pressure.test(textOf(file)))).toEqual([]);
    expect(pressure.test('Letzte Chance!')).toBe(true);
  });
});

describe('LAW-UWG-4 a paid place', () => {
  it('has no field in what a list shows: an unmarked one is impossible by type', () => {
    const fields = [...Object.keys(ProductCard.shape), ...Object.keys(ProductDetail.shape)];
    expect(fields.length).toBeGreaterThan(20);
    const paid = /\b(?:ad|ads|sponsored|promoted|paid|boost|bid)\b/i;
    const words = fields.map((field) => field.replace(/([A-Z])/g, ' $1'));
    expect(words.filter((word) => paid.test(word))).toEqual([]);
    expect(paid.test('is sponsored')).toBe(true);
  });

  it('LAW-P2B-4 stands in no parameter of the ranking that buyers can read', () => {
    const source = textOf('packages/search-index/src/ranking-policy.ts');
    expect(source).toMatch(/Nobody can pay for a place/);
    expect(source).not.toMatch(/commissionRate|paidPlace|sponsor/i);
  });
});
