import { expect, it } from '@jest/globals';
import { MAX_DIFF_WORDS, textDiff } from './textDiff.ts';

it('names the words that went and came', () => {
  expect(textDiff('Mild und hell.', 'Mild, cremig und hell.')).toEqual([
    { kind: 'gone', text: 'Mild ' },
    { kind: 'new', text: 'Mild, cremig ' },
    { kind: 'same', text: 'und hell.' },
  ]);
});

it('makes both texts again from its runs', () => {
  const pairs = [
    ['', 'neu'],
    ['alt', ''],
    ['a b c d', 'b c x d e'],
    [' Rand ', 'Rand'],
    ['x '.repeat(MAX_DIFF_WORDS + 1), 'y'],
  ] as const;
  for (const [before, after] of pairs) {
    const runs = textDiff(before, after);
    const joined = (...kinds: string[]) =>
      runs.flatMap((run) => (kinds.includes(run.kind) ? [run.text] : [])).join('');
    expect(joined('same', 'gone').trim()).toBe(before.trim());
    expect(joined('same', 'new')).toBe(after);
  }
});

it('says nothing of texts that are the same', () => {
  expect(textDiff('Honig', 'Honig')).toEqual([{ kind: 'same', text: 'Honig' }]);
});
