import { describe, expect, it } from '@jest/globals';
import { waitFor } from './wait-for.ts';

describe('waitFor', () => {
  it('returns the first answer', async () => {
    const answers = [undefined, false, 'ready'] as const;
    let asked = 0;
    expect(await waitFor('it', () => answers[asked++], { pauseMs: 1 })).toBe('ready');
    expect(asked).toBe(3);
  });

  it('treats zero and the empty text as answers', async () => {
    expect(await waitFor('it', () => 0)).toBe(0);
    expect(await waitFor('it', () => '')).toBe('');
  });

  it('gives up with the sentence and the last error', async () => {
    const refused = new Error('refused');
    const failing = () => Promise.reject(refused);
    const waiting = waitFor('the shop', failing, { timeoutMs: 20, pauseMs: 5 });
    await expect(waiting).rejects.toMatchObject({
      message: 'Waited 20 ms for the shop.',
      cause: refused,
    });
  });
});
