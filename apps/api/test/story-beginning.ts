const SUNDAY_HOUR = 18;

/**
 * Moves a sandbox to the next Sunday evening (UTC) and answers that instant. Payouts and settlement follow the week, so a
 * story that began on a Monday would be another one: all begin at the same hour of the week, whatever the day is.
 */
export async function beginOnSunday(sandboxUrl: string): Promise<Date> {
  const now = new Date();
  const days = (7 - now.getUTCDay()) % 7 || 7;
  const sunday = Date.UTC(
    now.getUTCFullYear(),
    now.getUTCMonth(),
    now.getUTCDate() + days,
    SUNDAY_HOUR,
  );
  const seconds = Math.ceil((sunday - now.getTime()) / 1000);
  const answer = await fetch(`${sandboxUrl}/_sandbox/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seconds }),
  });
  if (!answer.ok) throw new Error(`The clock of the sandbox did not move: ${await answer.text()}`);
  return new Date(sunday);
}
