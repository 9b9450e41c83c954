import { expect, it } from '@jest/globals';
import { codeMatrix } from '@markthalle/documents/code-matrix';
import { readPixels } from './read-pixels.ts';

const SCALE = 4;
const QUIET = 4;

/** A printed code as a camera sees it: squares of some pixels on white. */
function photoOf(matrix: readonly (readonly boolean[])[]) {
  const side = (matrix.length + 2 * QUIET) * SCALE;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const dark = matrix[Math.floor(y / SCALE) - QUIET]?.[Math.floor(x / SCALE) - QUIET];
      if (dark) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { data, width: side, height: side };
}

it('reads the codes that we print', () => {
  const address = 'https://markt.example/q/7KQ4XN';
  expect(readPixels(photoOf(codeMatrix(address)))).toBe(address);
});

it('sees nothing in an empty picture', () => {
  expect(readPixels(photoOf([]))).toBeNull();
});
