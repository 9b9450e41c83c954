import { Injectable } from '@nestjs/common';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';

/**
 * So many calls in a row without an answer mean that the service is down, not that one call was
 * unlucky.
 */
const UNKNOWNS_TO_OPEN = 5;
const PAUSE_MS = MINUTE_MS;

/** Stops a batch from throwing hundreds of calls at a service that does not answer. */
@Injectable()
export class CircuitBreaker {
  private unknownsInARow = 0;
  private openUntil: Date | null = null;

  constructor(private readonly clock: Clock) {}

  /**
   * While open, nothing is sent. After the pause one call at a time finds out whether it is over.
   */
  isOpen(): boolean {
    return this.openUntil !== null && this.clock.now() < this.openUntil;
  }

  answered(): void {
    this.unknownsInARow = 0;
    this.openUntil = null;
  }

  /** Answers whether this call opened the circuit. */
  unanswered(): boolean {
    this.unknownsInARow += 1;
    if (this.unknownsInARow < UNKNOWNS_TO_OPEN) return false;
    this.openUntil = later(this.clock.now(), PAUSE_MS);
    return true;
  }
}
