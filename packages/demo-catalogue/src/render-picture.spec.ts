import { describe, expect, it } from '@jest/globals';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { composeImage } from './compose-image.ts';
import { loadArt } from './emoji-pictures.ts';
import { labelFontFiles, withFileFamilies } from './label-fonts.ts';
import type { PictureRecipe } from './picture-recipe.ts';
import { renderProductPicture, renderScene } from './render-picture.ts';

const RENDER_TIMEOUT_MS = 30_000;

const recipe: PictureRecipe = {
  pack: 'jar',
  scene: 'seen',
  time: 'tag',
  surface: 'holz',
  garnish: ['1f41d'],
  label: { title: 'Honig', small: '500 g' },
  seed: 'honig',
};

async function pixelsOf(a: Buffer, b: Buffer): Promise<[Buffer, Buffer]> {
  const read = (file: Buffer) => sharp(file).removeAlpha().raw().toBuffer();
  return Promise.all([read(a), read(b)]);
}

/** Share of pixels that differ between two pictures of the same size. */
async function difference(a: Buffer, b: Buffer): Promise<number> {
  const [left, right] = await pixelsOf(a, b);
  let differing = 0;
  for (let i = 0; i < left.length; i += 3) if (left[i] !== right[i]) differing += 1;
  return differing / (left.length / 3);
}

/** Mean distance of the colour channels, 0 to 255. */
async function meanDistance(a: Buffer, b: Buffer): Promise<number> {
  const [left, right] = await pixelsOf(a, b);
  let sum = 0;
  for (const [i, value] of left.entries()) sum += Math.abs(value - (right[i] ?? 0));
  return sum / left.length;
}

describe('renderProductPicture', () => {
  it(
    'gives an opaque square WebP of 1280 px',
    async () => {
      const { format, width, height, hasAlpha } = await sharp(
        await renderProductPicture(recipe),
      ).metadata();
      expect({ format, width, height, hasAlpha }).toEqual({
        format: 'webp',
        width: 1280,
        height: 1280,
        hasAlpha: false,
      });
    },
    RENDER_TIMEOUT_MS,
  );

  it(
    'writes the title and draws the garnish',
    async () => {
      const whole = await renderProductPicture(recipe);
      const untitled = await renderProductPicture({ ...recipe, label: { title: '', small: '' } });
      const plain = await renderProductPicture({ ...recipe, garnish: [] });
      expect(await difference(whole, untitled)).toBeGreaterThan(0.002);
      expect(await difference(whole, plain)).toBeGreaterThan(0.01);
    },
    RENDER_TIMEOUT_MS,
  );

  it(
    'looks like the whole drawing rendered at once',
    async () => {
      const svg = withFileFamilies(composeImage(recipe, await loadArt(recipe), 1280));
      const font = { fontFiles: await labelFontFiles(), loadSystemFonts: false };
      const whole = new Resvg(svg, { font }).render().asPng();
      expect(await meanDistance(await renderProductPicture(recipe), whole)).toBeLessThan(1);
    },
    RENDER_TIMEOUT_MS,
  );

  it('rejects a picture code that does not exist', async () => {
    await expect(renderProductPicture({ ...recipe, garnish: ['no-such-code'] })).rejects.toThrow(
      'no-such-code',
    );
  });
});

describe('renderScene', () => {
  it(
    'gives a banner and a square, and every hour its own light',
    async () => {
      const day = await renderScene('kueste', 'tag');
      const { width, height } = await sharp(day).metadata();
      expect([width, height]).toEqual([1280, 480]);
      const square = await sharp(await renderScene('wald', 'tag', 'square')).metadata();
      expect([square.width, square.height]).toEqual([1280, 1280]);
      expect(await difference(day, await renderScene('kueste', 'nacht'))).toBeGreaterThan(0.9);
    },
    RENDER_TIMEOUT_MS,
  );
});
