import type { DayTime, Landscape, PictureRecipe } from '@markthalle/demo-catalogue/picture-recipe';
import { renderProductPicture, renderScene } from '@markthalle/demo-catalogue/render-picture';

export interface SceneRecipe {
  readonly scene: Landscape;
  readonly time: DayTime;
  readonly shape: 'wide' | 'square';
}

export type PictureSource =
  | { readonly source: 'recipe'; readonly recipe: PictureRecipe }
  | { readonly source: 'scene'; readonly recipe: SceneRecipe };

/** Draws the original of a picture, lossless. */
export function drawOriginal(picture: PictureSource): Promise<Buffer> {
  if (picture.source === 'recipe') return renderProductPicture(picture.recipe);
  const { scene, time, shape } = picture.recipe;
  return renderScene(scene, time, shape);
}
