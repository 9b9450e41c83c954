import type { PhotoRefusal } from '@markthalle/contracts/product-photos';
import { averageColour, averageSceneColour } from '@markthalle/demo-catalogue/average-colour';
import type { PictureRecipe } from '@markthalle/demo-catalogue/picture-recipe';
import { SCENE_SIZE_PX } from '@markthalle/demo-catalogue/scenes';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type DrawnPhoto, drawPhoto, type PhotoShape } from './draw-photo.ts';
import { formatRefusalOf } from './photo-format.ts';
import type { SceneRecipe } from './picture-source.ts';
import { Renditions } from './renditions.service.ts';
import { LineIsFull, WorkLine } from './work-line.ts';

interface Registered<Recipe> {
  readonly id: string;
  readonly recipe: Recipe;
}

/** One photo at a time is what the memory is planned for; who stands further back comes again. */
const MAX_DRAWN_AT_ONCE = 1;
const MAX_WAITING_PHOTOS = 20;
const COME_AGAIN_SECONDS = 5;

/** Pictures by id; the files follow when they are first asked for. */
@Injectable()
export class PicturesFacade {
  private readonly photoLine = new WorkLine(MAX_DRAWN_AT_ONCE, MAX_WAITING_PHOTOS);

  constructor(
    private readonly clock: Clock,
    private readonly renditions: Renditions,
  ) {}

  /** Why a file is refused by its first bytes; null: it may be a photo. */
  formatRefusalOf(bytes: Buffer): PhotoRefusal | null {
    return formatRefusalOf(bytes);
  }

  /**
   * A photo that somebody sent, drawn anew and clean.
   *
   * @throws Problem with a `PhotoRefusal`, or `too-many-requests` where the line is full
   */
  async drawPhoto(bytes: Buffer, shape: PhotoShape): Promise<DrawnPhoto> {
    try {
      return await this.photoLine.run(() => drawPhoto(bytes, shape));
    } catch (error) {
      if (!(error instanceof LineIsFull)) throw error;
      throw new Problem('too-many-requests', { retryAfterSeconds: COME_AGAIN_SECONDS });
    }
  }

  /** Writes the files of a drawn photo; no transaction may be open. */
  keepPhoto(id: string, { jpeg }: DrawnPhoto): Promise<void> {
    return this.renditions.keepPhoto(id, jpeg);
  }

  /** A photo as it is kept, for its producer; null where there is none. */
  photoFile(id: string): Promise<Buffer | null> {
    return this.renditions.photoFile(id);
  }

  /** The picture of a photo whose files are there. */
  async registerPhoto(
    tx: Tx,
    id: string,
    { width, height, colour }: Omit<DrawnPhoto, 'jpeg'>,
  ): Promise<void> {
    await tx.execute(
      `insert into platform.picture (id, source, colour, width, height, created_at)
       values ($1, 'upload', $2, $3, $4, $5) on conflict (id) do nothing`,
      [id, colour, width, height, this.clock.now()],
    );
  }

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
