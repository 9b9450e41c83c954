import type { PictureRecipe } from '../picture-recipe.ts';
import { el } from './svg.ts';

/** Where the small pictures come from. */
export interface Art {
  /** URL or data URI of the picture with that code. */
  emojiHref(code: string): string;
}

/** Draws the goods around the base line y = 880 and the centre x = 500. */
export type DrawPack = (recipe: PictureRecipe, art: Art) => string;

/** A square small picture with its corner at (x, y), turned around its centre. */
export function image(
  art: Art,
  code: string,
  x: number,
  y: number,
  size: number,
  degrees = 0,
): string {
  const turn = `rotate(${degrees} ${x + size / 2} ${y + size / 2})`;
  return el('image', {
    href: art.emojiHref(code),
    x,
    y,
    width: size,
    height: size,
    ...(degrees === 0 ? {} : { transform: turn }),
  });
}

/** The picture code at `index` or else the first one; throws where the recipe has none. */
export function emojiAt(recipe: PictureRecipe, index: number): string {
  const code = recipe.emoji?.[index] ?? recipe.emoji?.[0];
  if (code === undefined) throw new Error(`Recipe "${recipe.seed}" has no picture code.`);
  return code;
}
