import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Log } from '../log/log.ts';

/** Work that must follow within a second or so of its cause, too soon for a sweep. */
export interface Loop {
  readonly name: string;
  readonly everyMs: number;
  /** Does a bounded amount of work, safe beside a twin; answers whether there is more. */
  readonly run: () => Promise<boolean>;
}

const AFTER_FAILURE_MS = 5_000;
const MAX_DRAIN_ROUNDS = 10_000;

/** The loops of the worker role. A failing loop is logged and tried again, more slowly. */
@Injectable()
export class Loops {
  private readonly loops: Loop[] = [];
  private stopping: AbortController | null = null;
  private running: Promise<void>[] = [];

  constructor(private readonly log: Log) {}

  register(loop: Loop): void {
    this.loops.push(loop);
  }

  start(): void {
    const stopping = new AbortController();
    this.stopping = stopping;
    this.running = this.loops.map((loop) => this.keepRunning(loop, stopping.signal));
  }

  /** Ends after the round in hand. */
  async stop(): Promise<void> {
    this.stopping?.abort();
    await Promise.all(this.running);
    this.running = [];
  }

  /** Runs every loop until it has nothing left (tests, command line). */
  async drain(): Promise<void> {
    for (const loop of this.loops) {
      for (let round = 0; round < MAX_DRAIN_ROUNDS; round += 1) {
        if (!(await loop.run())) break;
      }
    }
  }

  private async keepRunning(loop: Loop, stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      let pauseMs = loop.everyMs;
      try {
        if (await loop.run()) pauseMs = 0;
      } catch (error) {
        this.log.fault('loop failed', error, { loop: loop.name });
        pauseMs = AFTER_FAILURE_MS;
      }
      // An abort while waiting is the end of the loop, no failure.
      await wait(pauseMs, undefined, { signal: stopped }).catch(() => undefined);
    }
  }
}
