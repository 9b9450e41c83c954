import { describe, expect, it } from '@jest/globals';
import jsQR from 'jsqr';
import { extractText, getDocumentProxy } from 'unpdf';
import { codeMatrix, darkRuns, QUIET_SQUARES } from './code-matrix.ts';
import { LABEL_LAYOUTS, labelPlaces } from './label-layouts.ts';
import { type LabelContent, renderLabels } from './label-sheet.ts';

const ADDRESS = 'https://giebelmarkt.example/q/7K3FQ2';
const CONTENT: LabelContent = {
  address: ADDRESS,
  printed: '7K3 FQ2',
  title: 'Lindenhonig vom Feldberger Haussee',
  producerName: 'Imkerei Lindenlaut',
  batch: 'Charge 12/26',
  call: 'Noch einmal bestellen',
};
const JOB = { language: 'de', madeAt: new Date('2026-11-23T09:00:00Z'), skip: 0 } as const;
const PIXELS_PER_SQUARE = 4;

/** Reads the runs that the PDF draws, as a camera would see them. */
function scan(address: string): string | undefined {
  const matrix = codeMatrix(address);
  const side = (matrix.length + 2 * QUIET_SQUARES) * PIXELS_PER_SQUARE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const { row, column, length } of darkRuns(matrix)) {
    for (let y = 0; y < PIXELS_PER_SQUARE; y += 1) {
      for (let x = 0; x < length * PIXELS_PER_SQUARE; x += 1) {
        const top = (row + QUIET_SQUARES) * PIXELS_PER_SQUARE + y;
        const left = (column + QUIET_SQUARES) * PIXELS_PER_SQUARE + x;
        pixels.fill(0, (top * side + left) * 4, (top * side + left) * 4 + 3);
      }
    }
  }
  return jsQR.default(pixels, side, side)?.data;
}

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false });
  return text;
}

describe('printable labels', () => {
  it('carry a symbol that another library reads', () => {
    expect(scan(ADDRESS)).toBe(ADDRESS);
    expect(scan('http://localhost:43000/q/ZZZZZZ')).toBe('http://localhost:43000/q/ZZZZZZ');
  });

  it.each(Object.entries(LABEL_LAYOUTS))('%s stays on its page and scans', (_, grid) => {
    const right = grid.leftMm + grid.columns * grid.labelWidthMm + (grid.columns - 1) * grid.gapMm;
    expect(right).toBeLessThanOrEqual(grid.pageWidthMm);
    expect(grid.topMm + grid.rows * grid.labelHeightMm).toBeLessThanOrEqual(grid.pageHeightMm);
    const squares = codeMatrix(ADDRESS).length + 2 * QUIET_SQUARES;
    // A phone reads squares of 0.4 mm at arm's length.
    expect((grid.labelHeightMm - 2) / squares).toBeGreaterThan(0.4);
  });

  it('begin after the places that are used up', () => {
    const places = labelPlaces(LABEL_LAYOUTS['a4-24'], 3, 23);
    expect(places.map(({ page }) => page)).toEqual([0, 1, 1]);
    expect(places[0]).toEqual({ page: 0, leftMm: 140, topMm: 259.5 });
    expect(places[1]).toEqual({ page: 1, leftMm: 0, topMm: 0.5 });
  });

  it('fill sheets and a roll', async () => {
    const sheets = await pagesOf(
      await renderLabels(CONTENT, { ...JOB, layout: 'a4-24', count: 30 }),
    );
    expect(sheets).toHaveLength(2);
    expect(sheets[0]?.match(/7K3 FQ2/g)).toHaveLength(24);
    expect(sheets[1]?.match(/7K3 FQ2/g)).toHaveLength(6);
    expect(sheets[0]).toContain('Charge 12/26');
    const roll = await pagesOf(
      await renderLabels(CONTENT, { ...JOB, layout: 'roll-57', count: 3 }),
    );
    expect(roll).toHaveLength(3);
    expect(roll[0]).toContain('Imkerei Lindenlaut');
  });

  it('stand a name that is longer than any label', async () => {
    const title = 'Donaudampfschifffahrtsgesellschaftskapitänshonig '.repeat(4);
    const [page = ''] = await pagesOf(
      await renderLabels({ ...CONTENT, title }, { ...JOB, layout: 'a4-65', count: 1 }),
    );
    expect(page).toContain('7K3 FQ2');
  });

  it('are a thousand in less than twenty seconds', async () => {
    const before = performance.now();
    await renderLabels(CONTENT, { ...JOB, layout: 'a4-24', count: 1_000 });
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});
