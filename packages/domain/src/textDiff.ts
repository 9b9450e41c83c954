/** A run of words that both texts have, or only the older or only the newer one. */
export type DiffRun = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string };

/** Longer texts are shown whole, before and after: the table grows with the square of the words. */
export const MAX_DIFF_WORDS = 400;

/**
 * What changed from one text to the next, word by word, by the longest common subsequence.
 * Spaces belong to the word before them, so that the runs make the texts again.
 */
export function textDiff(before: string, after: string): DiffRun[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length > MAX_DIFF_WORDS || now.length > MAX_DIFF_WORDS) return replaced(before, after);
  const common = commonLengths(old, now);
  const runs: DiffRun[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      push(runs, 'same', now[j] ?? '');
      i += 1;
      j += 1;
    } else if (
      j < now.length &&
      (i === old.length || at(common, i, j + 1) > at(common, i + 1, j))
    ) {
      push(runs, 'new', now[j] ?? '');
      j += 1;
    } else {
      push(runs, 'gone', old[i] ?? '');
      i += 1;
    }
  }
  return runs;
}

const wordsOf = (text: string): string[] => text.match(/\S+\s*|^\s+/g) ?? [];

function replaced(before: string, after: string): DiffRun[] {
  const runs: DiffRun[] = [];
  push(runs, 'gone', before);
  push(runs, 'new', after);
  return runs;
}

/** `table[i][j]`: how many words the rests from i and j have in common. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () =>
    new Array<number>(now.length + 1).fill(0),
  );
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = table[i] ?? [];
    for (let j = now.length - 1; j >= 0; j -= 1) {
      row[j] =
        old[i] === now[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

const at = (table: readonly number[][], i: number, j: number): number => table[i]?.[j] ?? 0;

function push(runs: DiffRun[], kind: DiffRun['kind'], text: string): void {
  const last = runs.at(-1);
  if (text === '') return;
  if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
  else runs.push({ kind, text });
}
