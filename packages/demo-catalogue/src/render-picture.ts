import { renderAsync } from '@resvg/resvg-js';
import sharp from 'sharp';
import { composeImage } from './compose-image.ts';
import { loadArt } from './emoji-pictures.ts';
import { labelFontFiles } from './label-fonts.ts';
import type { DayTime, Landscape, PictureRecipe } from './picture-recipe.ts';
import { type SceneShape, sceneSvg } from './scenes.ts';

/** Edge of a product picture, the largest rendition of the shop. */
export const PICTURE_SIZE_PX = 1280;

// Rendering and encoding both run in the thread pool. `asPng()` of the renderer would encode on
// the main thread, so its pixels go to sharp.
async function rasterise(svg: string): Promise<Buffer> {
  const fontFiles = await labelFontFiles();
  const image = await renderAsync(svg, {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Besley' },
  });
  const raw = { width: image.width, height: image.height, channels: 4 } as const;
  return sharp(image.pixels, { raw }).removeAlpha().webp({ lossless: true, effort: 0 }).toBuffer();
}

/**
 * Draws a product picture: 1280 px square, lossless WebP, ready for the usual renditions.
 * Rejects where a small picture of the recipe does not exist.
 */
export async function renderProductPicture(recipe: PictureRecipe): Promise<Buffer> {
  const art = await loadArt(recipe);
  return rasterise(composeImage(recipe, art, PICTURE_SIZE_PX));
}

/** Draws a landscape as banner (1280 x 480) or square (1280 x 1280), lossless WebP. */
export async function renderScene(
  scene: Landscape,
  time: DayTime,
  shape: SceneShape = 'wide',
): Promise<Buffer> {
  return rasterise(sceneSvg(scene, time, shape));
}
