import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CODE_LENGTH, CODE_LETTERS, codeFrom, printedCode, readCodeText } from './reorderCode.ts';

const indices = fc.array(fc.integer({ min: 0, max: CODE_LETTERS.length - 1 }), {
  minLength: CODE_LENGTH,
  maxLength: CODE_LENGTH,
});

describe('a printed code', () => {
  it('has no letters that look like others', () => {
    expect([...'01ILOU'].some((letter) => CODE_LETTERS.includes(letter))).toBe(false);
    expect(new Set(CODE_LETTERS).size).toBe(30);
  });

  it('is read again however it was typed', () => {
    fc.assert(
      fc.property(indices, (chosen) => {
        const code = codeFrom(chosen);
        expect(readCodeText(code)).toBe(code);
        expect(readCodeText(printedCode(code).toLowerCase())).toBe(code);
        expect(readCodeText(` ${code.slice(0, 2)}-${code.slice(2)} `)).toBe(code);
      }),
    );
  });

  it('is printed in two groups', () => {
    expect(printedCode('7K3FQ2')).toBe('7K3 FQ2');
  });

  it.each(['', '7K3F', '7K3FQ2X', '7K3FQO', '<b>7K3', '7K3FQ😀'])('is not %j', (typed) => {
    expect(readCodeText(typed)).toBeNull();
  });

  it('refuses an index without a letter', () => {
    expect(() => codeFrom([0, 1, 2, 3, 4, 30])).toThrow('no letter 30');
    expect(() => codeFrom([0, 1])).toThrow('6 letters');
  });
});
