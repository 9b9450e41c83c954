import { advanceClock } from '../clock/job-runner.ts';
import { isoTime } from '../clock/sandbox-clock.ts';
import { type Route, route } from '../http/route.ts';
import { refused } from '../http/stripe-error.ts';
import { integer } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';

const MAX_STEP_SECONDS = 2 * 366 * 86_400;

function clockState(sandbox: Sandbox) {
  const now = sandbox.clock.now();
  return {
    mode: sandbox.clock.mode,
    now,
    now_iso: isoTime(now),
    offset_seconds: sandbox.clock.offsetSeconds(),
    next_job_at: sandbox.jobs.nextDueAt() ?? null,
  };
}

/** Reading the clock and moving it forward. */
export function clockControls(): Route[] {
  return [
    route('GET', '/_sandbox/clock', {}, ({ sandbox }) => clockState(sandbox)),

    route(
      'POST',
      '/_sandbox/clock/advance',
      { seconds: integer({ min: 0, max: MAX_STEP_SECONDS }), to: integer() },
      ({ sandbox, params }) => {
        if (sandbox.clock.mode !== 'virtual') {
          throw refused('The clock is real; start the sandbox with --clock virtual to move it.');
        }
        const now = sandbox.clock.now();
        const to = params.to ?? (params.seconds === undefined ? undefined : now + params.seconds);
        if (to === undefined) throw refused('Give seconds or to.', 'parameter_missing', 'seconds');
        if (to < now || to > now + MAX_STEP_SECONDS) {
          throw refused(
            'The clock only moves forward, at most two years at once.',
            undefined,
            'to',
          );
        }
        const jobsRun = advanceClock(sandbox, to);
        return { ...clockState(sandbox), jobs_run: jobsRun };
      },
    ),
  ];
}
