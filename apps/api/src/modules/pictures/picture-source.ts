import type { DayTime, Landscape, PictureRecipe } from '@markthalle/demo-catalogue/picture-recipe';

export interface SceneRecipe {
  readonly scene: Landscape;
  readonly time: DayTime;
  readonly shape: 'wide' | 'square';
}

export type PictureSource =
  | { readonly source: 'recipe'; readonly recipe: PictureRecipe }
  | { readonly source: 'scene'; readonly recipe: SceneRecipe };

/** Draws the original of a picture, lossless. The renderer is heavy and rarely needed, so it is loaded when it is. */
export async function drawOriginal(picture: PictureSource): Promise<Buffer> {
  const { renderProductPicture, renderScene } = await import(
    '@markthalle/demo-catalogue/render-picture'
  );
  if (picture.source === 'recipe') return renderProductPicture(picture.recipe);
  const { scene, time, shape } = picture.recipe;
  return renderScene(scene, time, shape);
}
