import { describe, expect, it } from '@jest/globals';
import { LineIsFull, WorkLine } from './work-line.ts';

describe('a line of works', () => {
  it('runs two at once, in order, and turns away who would stand seventh', async () => {
    const line = new WorkLine(2, 4);
    const finish: (() => void)[] = [];
    const begun: number[] = [];
    const works = Array.from({ length: 7 }, (_, at) =>
      line.run(async () => {
        begun.push(at);
        await new Promise<void>((resolve) => finish.push(resolve));
        return at;
      }),
    );
    await expect(works[6]).rejects.toThrow(LineIsFull);
    expect(begun).toEqual([0, 1]);
    for (let done = 0; done < 6; done += 1) {
      finish[done]?.();
      await new Promise((resolve) => setImmediate(resolve));
      expect(begun.length).toBeLessThanOrEqual(done + 3);
    }
    expect(await Promise.all(works.slice(0, 6))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('goes on after a work that failed', async () => {
    const line = new WorkLine(1, 1);
    await expect(line.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await line.run(async () => 'next')).toBe('next');
  });
});
