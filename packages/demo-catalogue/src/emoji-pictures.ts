import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { Art } from './drawing/art.ts';
import type { PictureRecipe } from './picture-recipe.ts';

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('@lobehub/fluent-emoji-3d/package.json')), 'assets');

/** Code of the egg, which the egg box draws without asking the recipe. */
const EGG = '1f95a';

/** Keeps the data URIs of all codes in use (about 60 in the demo data, 60 KB each). */
const dataUris = new Map<string, Promise<string>>();

// The renderer reads PNG inside SVG but not WebP.
async function readDataUri(code: string): Promise<string> {
  const png = await sharp(join(folder, `${code}.webp`))
    .png()
    .toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}

function dataUriOf(code: string): Promise<string> {
  const known = dataUris.get(code);
  if (known !== undefined) return known;
  const uri = readDataUri(code);
  dataUris.set(code, uri);
  return uri;
}

function codesOf(recipe: PictureRecipe): string[] {
  const { emoji = [], garnish = [], bloom = [], pack } = recipe;
  return [...emoji, ...garnish, ...bloom, ...(pack === 'eggs' ? [EGG] : [])];
}

/** Loads the small pictures of one recipe; rejects where the package has no such code. */
export async function loadArt(recipe: PictureRecipe): Promise<Art> {
  const codes = [...new Set(codesOf(recipe))];
  const uris = await Promise.all(codes.map(dataUriOf));
  const uriOf = new Map(codes.map((code, index) => [code, uris[index]]));
  return {
    emojiHref(code) {
      const uri = uriOf.get(code);
      if (uri === undefined) throw new Error(`Picture code ${code} is not part of the recipe.`);
      return uri;
    },
  };
}
