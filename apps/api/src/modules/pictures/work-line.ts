/** The line is as long as it may be: come again in a moment. */
export class LineIsFull extends Error {
  override readonly name = 'LineIsFull';
}

/** Lets a few works run at once; the others wait their turn, and who would wait too long is turned away. */
export class WorkLine {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(
    private readonly maxRunning: number,
    private readonly maxWaiting: number,
  ) {}

  /** @throws LineIsFull before the work has begun; and whatever the work throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.maxRunning) this.running += 1;
    else if (this.waiting.length >= this.maxWaiting) throw new LineIsFull();
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place goes straight to who waits longest; a newcomer cannot slip in between.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
