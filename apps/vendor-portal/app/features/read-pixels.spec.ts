import { expect, it } from '@jest/globals';
import { PRINTED_ADDRESS, PRINTED_MATRIX } from '../../test/fixtures/printed-code.ts';
import { readPixels } from './read-pixels.ts';

const SCALE = 4;
const QUIET = 4;

/** A printed code as a camera sees it: squares of some pixels on white. */
function photoOf(matrix: readonly string[]) {
  const side = (matrix.length + 2 * QUIET) * SCALE;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const dark = matrix[Math.floor(y / SCALE) - QUIET]?.[Math.floor(x / SCALE) - QUIET];
      if (dark === '1') data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { data, width: side, height: side };
}

it('reads the codes that we print', () => {
  expect(readPixels(photoOf(PRINTED_MATRIX))).toBe(PRINTED_ADDRESS);
});

it('sees nothing in an empty picture', () => {
  expect(readPixels(photoOf([]))).toBeNull();
});
