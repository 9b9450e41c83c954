import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { iconSprite } from '../scripts/icon-sprite.ts';
import { ICON_NAMES } from '../src/icon-names.ts';

const { resolve } = createRequire(import.meta.url);
const committed = readFileSync(new URL('../assets/icons.svg', import.meta.url), 'utf8');

describe('the icon sprite', () => {
  it('is what `npm run icons` makes of the list of names', () => {
    const made = iconSprite(ICON_NAMES, (name) =>
      readFileSync(resolve(`lucide-static/icons/${name}.svg`), 'utf8'),
    );
    expect(committed).toBe(made);
  });

  it('stays small enough to be fetched once and forgotten (8 KB)', () => {
    expect(committed.length).toBeLessThan(16_000);
  });

  it('refuses a file that is no icon', () => {
    expect(() => iconSprite(['broken'], () => 'nothing')).toThrow('broken');
  });
});
