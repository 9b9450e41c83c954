/** Time is asked here and nowhere else, so that a test can set it. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}

/** A clock that stands still until it is moved. */
export class SteppedClock extends Clock {
  private instant: number;

  constructor(start: string) {
    super();
    this.instant = Date.parse(start);
  }

  override now(): Date {
    return new Date(this.instant);
  }

  set(instant: string): void {
    this.instant = Date.parse(instant);
  }

  advance(milliseconds: number): void {
    this.instant += milliseconds;
  }
}

/** The instant `milliseconds` after `from`. */
export const later = (from: Date, milliseconds: number): Date =>
  new Date(from.getTime() + milliseconds);

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
