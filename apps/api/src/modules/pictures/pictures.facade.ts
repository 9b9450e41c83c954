import { averageColour, averageSceneColour } from '@markthalle/demo-catalogue/average-colour';
import type { PictureRecipe } from '@markthalle/demo-catalogue/picture-recipe';
import { SCENE_SIZE_PX } from '@markthalle/demo-catalogue/scenes';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { SceneRecipe } from './picture-source.ts';

interface Registered<Recipe> {
  readonly id: string;
  readonly recipe: Recipe;
}

/** Pictures by id; the files follow when they are first asked for. */
@Injectable()
export class PicturesFacade {
  constructor(private readonly clock: Clock) {}

  registerRecipes(tx: Tx, pictures: readonly Registered<PictureRecipe>[]): Promise<void> {
    const coloured = pictures.map((picture) => ({
      ...picture,
      colour: averageColour(picture.recipe),
    }));
    return this.insert(tx, 'recipe', coloured, SCENE_SIZE_PX.square);
  }

  registerScenes(tx: Tx, pictures: readonly Registered<SceneRecipe>[]): Promise<void> {
    const coloured = pictures.map((picture) => {
      const { scene, time, shape } = picture.recipe;
      return { ...picture, colour: averageSceneColour(scene, time, shape) };
    });
    return this.insert(tx, 'scene', coloured, SCENE_SIZE_PX.wide);
  }

  private async insert(
    tx: Tx,
    source: 'recipe' | 'scene',
    pictures: readonly (Registered<object> & { readonly colour: string })[],
    size: { readonly width: number; readonly height: number },
  ): Promise<void> {
    await tx.execute(
      `insert into platform.picture (id, source, recipe, colour, width, height, created_at)
       select id, $2, recipe, colour, $3, $4, $5
         from jsonb_to_recordset($1::jsonb) as p (id text, recipe jsonb, colour text)
       on conflict (id) do nothing`,
      [JSON.stringify(pictures), source, size.width, size.height, this.clock.now()],
    );
  }
}
