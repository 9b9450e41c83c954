import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { averageColour, averageSceneColour } from './average-colour.ts';
import { loadDemoCatalogue } from './demo-data.ts';
import { renderProductPicture, renderScene } from './render-picture.ts';

const SLOW_MS = 60_000;
/** Of 255: what nobody notices while a picture loads over its colour. */
const TOLERANCE = 24;

const channelsOf = (colour: string) =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

async function farthestChannel(picture: Buffer, colour: string): Promise<number> {
  const { channels } = await sharp(picture).resize(64).stats();
  const wanted = channelsOf(colour);
  return Math.max(...wanted.map((value, at) => Math.abs(value - (channels[at]?.mean ?? 0))));
}

describe('the colour that stands for a picture', () => {
  it(
    'is about the average of what is drawn, whatever stands in it',
    async () => {
      const { products } = loadDemoCatalogue();
      for (const at of [3, 57, 111, 165, 219, 273, 327, 381]) {
        const recipe = products[at]?.image;
        if (recipe === undefined) throw new Error(`there is no product ${at}`);
        const far = await farthestChannel(
          await renderProductPicture(recipe),
          averageColour(recipe),
        );
        expect([recipe.surface, recipe.scene, far < TOLERANCE]).toEqual([
          recipe.surface,
          recipe.scene,
          true,
        ]);
      }
    },
    SLOW_MS,
  );

  it.each(['wide', 'square'] as const)(
    'is the one of the landscape, %s',
    async (shape) => {
      const banner = await renderScene('raps', 'abend', shape);
      expect(
        await farthestChannel(banner, averageSceneColour('raps', 'abend', shape)),
      ).toBeLessThan(6);
    },
    SLOW_MS,
  );
});
