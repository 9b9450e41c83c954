import { describe, expect, it } from '@jest/globals';
import { composeImage } from './compose-image.ts';
import { loadDemoCatalogue } from './demo-data.ts';
import type { PictureRecipe } from './picture-recipe.ts';

const art = { emojiHref: (code: string) => `emoji/${code}.webp` };

const honey: PictureRecipe = {
  pack: 'jar',
  scene: 'seen',
  time: 'tag',
  surface: 'holz',
  fill: '#E9A820',
  garnish: ['1f41d', '1f33f', '1f33c'],
  label: { title: 'Honig <hell> & klar', small: '500 g', accent: '#8A5A12' },
  seed: 'honig',
};

describe('composeImage', () => {
  it('draws every recipe of the catalogue without holes', () => {
    const { products } = loadDemoCatalogue();
    const broken = products.filter(({ image }) =>
      /undefined|NaN|null|\[object/.test(composeImage(image, art)),
    );
    expect(broken.map(({ id }) => id)).toEqual([]);
  });

  it('gives the same picture for the same recipe and another one for another seed', () => {
    expect(composeImage(honey, art)).toBe(composeImage({ ...honey }, art));
    expect(composeImage({ ...honey, seed: 'anderer' }, art)).not.toBe(composeImage(honey, art));
  });

  it('escapes the label and draws at most two garnishes', () => {
    const svg = composeImage(honey, art);
    expect(svg).toContain('&lt;hell&gt;');
    expect(svg).not.toContain('<hell>');
    expect(svg.match(/<image /g)).toHaveLength(2);
  });

  it('shades the jar from the colours of the recipe', () => {
    // 72 % of the way from #E9A820 to white: 0xE9 + 22 * 0.72 = 248.84, and so on.
    expect(composeImage(honey, art)).toContain('fill="#f9e7c1"');
  });

  it('refuses a board without goods', () => {
    const bare = { ...honey, pack: 'board' } as const;
    expect(() => composeImage(bare, art)).toThrow('Recipe "honig" has no picture code.');
  });
});
