/** What stands on the product picture; one drawing function per pack. */
export type Pack =
  | 'bag'
  | 'bar'
  | 'board'
  | 'bottle'
  | 'bowl'
  | 'box'
  | 'can'
  | 'candle'
  | 'cheese'
  | 'crate'
  | 'eggs'
  | 'emoji'
  | 'fillet'
  | 'fish'
  | 'fold'
  | 'jar'
  | 'jug'
  | 'loaf'
  | 'milk'
  | 'mug'
  | 'mushroom'
  | 'none'
  | 'oil'
  | 'plate'
  | 'pump'
  | 'salami'
  | 'smalljar'
  | 'soap'
  | 'spirit'
  | 'swing'
  | 'tin'
  | 'tour'
  | 'vase'
  | 'wine';

/** The seven landscapes of the region; also the landscapes of producers. */
export type Landscape = 'bodden' | 'kueste' | 'raps' | 'seen' | 'stadt' | 'wald' | 'wiese';

export type DayTime = 'abend' | 'morgen' | 'nacht' | 'nebel' | 'tag';

export type Surface =
  | 'backstein'
  | 'gras'
  | 'holz'
  | 'leinen'
  | 'sand'
  | 'steg'
  | 'stein'
  | 'wasser';

export interface PictureLabel {
  title: string;
  small?: string;
  /** Colour of the stripe and of the gable mark, `#RRGGBB`. */
  accent?: string;
}

/** All that the composer needs for a product picture; the same recipe gives the same picture. */
export interface PictureRecipe {
  pack: Pack;
  scene: Landscape;
  time: DayTime;
  surface: Surface;
  /** Main colour of the pack, `#RRGGBB`. */
  fill?: string;
  /** Second colour (lid, glaze, rind), `#RRGGBB`. */
  lid?: string;
  label: PictureLabel;
  /** Codes of small pictures beside the pack; the first two are drawn. */
  garnish?: string[];
  /** Codes of the pictures that are the goods themselves (crate, board, tour). */
  emoji?: string[];
  /** Codes of the flowers in a vase. */
  bloom?: string[];
  /** How many pieces, where the pack knows several. */
  n?: number;
  /** Rotation of a single piece in degrees. */
  rot?: number;
  /** Starts the generator of trees, reeds and flowers. */
  seed: string;
}
