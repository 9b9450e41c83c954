import type { Coaching } from '@markthalle/domain/listingCoach';
import { Block } from '@markthalle/ui/components/workplace';
import { STEP_FIELDS, coachTexts as texts } from '../texts/coach.ts';

/** One concrete next step and what it brings; the script keeps it up to date while somebody types. */
export function CoachBox({ coaching }: { readonly coaching: Coaching }) {
  const { points, next, nextPoints, earnsBadge } = coaching;
  return (
    <Block title={texts.title} aside={<span data-says="coach-points">{texts.points(points)}</span>}>
      <p role="status">
        {next === null ? (
          <span data-says="coach-step">{texts.perfect}</span>
        ) : (
          <a href={`#${STEP_FIELDS[next]}`} data-says="coach-step">
            {texts.steps[next]}
          </a>
        )}
      </p>
      <p className="small muted">
        <span data-says="coach-brings">{next === null ? '' : texts.brings(nextPoints)}</span>{' '}
        <span data-says="coach-badge">{earnsBadge ? texts.badge : texts.badgeFrom}</span>
      </p>
    </Block>
  );
}
