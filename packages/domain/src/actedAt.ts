const DAY_MS = 86_400_000;

/** A phone in a barn may be without a line for a season, but not for longer than it is trusted. */
export const MAX_COMMAND_AGE_DAYS = 90;

interface Act {
  /** What the device's clock showed when it was done. */
  readonly actedAt: Date;
  /** What it showed when it was sent. */
  readonly sentAt: Date;
  /** When it came in, by our own clock. */
  readonly receivedAt: Date;
  /** The corrected time of the act before it on the same device. */
  readonly previousAt: Date | null;
}

/**
 * When an act was really done. The device's clock may be wrong, so only the distance between act and sending is
 * believed. The result is never in the future and never before the act that preceded it; a distance
 * that cannot be (the clock was set meanwhile) leaves the time of arrival.
 */
export function actedAtOf({ actedAt, sentAt, receivedAt, previousAt }: Act): Date {
  const agoMs = sentAt.getTime() - actedAt.getTime();
  const canBe = agoMs >= 0 && agoMs <= MAX_COMMAND_AGE_DAYS * DAY_MS;
  const at = receivedAt.getTime() - (canBe ? agoMs : 0);
  return new Date(Math.min(Math.max(at, previousAt?.getTime() ?? at), receivedAt.getTime()));
}
