/** Days of waiting after which a producer is reminded to open or mend the payment account. */
export const REMINDER_DAYS = [7, 21, 45, 60] as const;

/**
 * After so many days of dues that cannot be paid out staff must refund them or pay by bank
 * transfer: money of others may not be kept longer (holding limits of payment services law).
 */
export const STAFF_TASK_DAYS = 75;

/** Which reminder is due, if any; a stage that was missed is not made up for by two mails at once. */
export function reminderStage(
  waitingDays: number,
  reminded: readonly number[],
): (typeof REMINDER_DAYS)[number] | null {
  const reached = REMINDER_DAYS.filter((days) => days <= waitingDays).at(-1);
  return reached === undefined || reminded.includes(reached) ? null : reached;
}
