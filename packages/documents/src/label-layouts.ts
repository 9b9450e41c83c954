/** How labels lie on a page; all lengths in millimetres. */
export interface LabelGrid {
  readonly pageWidthMm: number;
  readonly pageHeightMm: number;
  readonly columns: number;
  readonly rows: number;
  readonly labelWidthMm: number;
  readonly labelHeightMm: number;
  readonly leftMm: number;
  readonly topMm: number;
  /** From one column's right edge to the next one's left. */
  readonly gapMm: number;
}

const A4 = { pageWidthMm: 210, pageHeightMm: 297 } as const;

/** Sheets that office shops sell under these measures, and the roll of a label printer. */
export const LABEL_LAYOUTS = {
  'a4-24': {
    ...A4,
    columns: 3,
    rows: 8,
    labelWidthMm: 70,
    labelHeightMm: 37,
    leftMm: 0,
    topMm: 0.5,
    gapMm: 0,
  },
  'a4-12': {
    ...A4,
    columns: 2,
    rows: 6,
    labelWidthMm: 99.1,
    labelHeightMm: 42.3,
    leftMm: 4.65,
    topMm: 21.6,
    gapMm: 2.5,
  },
  'a4-65': {
    ...A4,
    columns: 5,
    rows: 13,
    labelWidthMm: 38.1,
    labelHeightMm: 21.2,
    leftMm: 4.75,
    topMm: 10.7,
    gapMm: 2.5,
  },
  'roll-57': {
    pageWidthMm: 57,
    pageHeightMm: 32,
    columns: 1,
    rows: 1,
    labelWidthMm: 57,
    labelHeightMm: 32,
    leftMm: 0,
    topMm: 0,
    gapMm: 0,
  },
} as const satisfies Record<string, LabelGrid>;

export type LabelLayoutName = keyof typeof LABEL_LAYOUTS;

export interface LabelPlace {
  readonly page: number;
  readonly leftMm: number;
  readonly topMm: number;
}

/**
 * Where each of `count` labels goes, row by row, after `skip` places of the first sheet that are
 * used up already.
 */
export function labelPlaces(grid: LabelGrid, count: number, skip: number): LabelPlace[] {
  const perPage = grid.columns * grid.rows;
  const first = skip % perPage;
  return Array.from({ length: count }, (_, index) => {
    const place = first + index;
    const onPage = place % perPage;
    const column = onPage % grid.columns;
    const row = Math.floor(onPage / grid.columns);
    return {
      page: Math.floor(place / perPage),
      leftMm: grid.leftMm + column * (grid.labelWidthMm + grid.gapMm),
      topMm: grid.topMm + row * grid.labelHeightMm,
    };
  });
}
