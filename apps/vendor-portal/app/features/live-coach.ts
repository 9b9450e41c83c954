import type { TypedValues } from '@markthalle/workplace/typed-values';
import { STEP_FIELDS, coachTexts as texts } from '../texts/coach.ts';
import { chosenGroup } from './chosen-group.ts';
import { coachForm } from './coaching.ts';
import { PHOTO_FIELD } from './photo-fields.ts';

/** The coach follows while somebody types; a step opens the row in which it is done. */
export function coachLive(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-photos]');
  if (!form) return;
  const groups = new Map(
    [...form.querySelectorAll<HTMLOptionElement>('[name="categoryPath"] option')].map((option) => [
      option.value,
      { categoryLabel: option.label, isFood: FOOD.test(option.value) },
    ]),
  );
  const show = () => {
    const values = valuesOf(form);
    const { photos, photoEdge } = form.dataset;
    const coaching = coachForm(values, {
      photoCount: values[PHOTO_FIELD]?.length ?? Number(photos),
      photoEdgePx: photoEdge === undefined ? null : Number(photoEdge),
      ...(groups.get(chosenGroup(values)) ?? { categoryLabel: '', isFood: true }),
    });
    const { next } = coaching;
    say(form, 'points', texts.points(coaching.points));
    say(form, 'step', next === null ? texts.perfect : texts.steps[next]);
    say(form, 'brings', next === null ? '' : texts.brings(coaching.nextPoints));
    say(form, 'badge', coaching.earnsBadge ? texts.badge : texts.badgeFrom);
    const link = form.querySelector('a[data-says="coach-step"]');
    if (next !== null) link?.setAttribute('href', `#${STEP_FIELDS[next]}`);
  };
  form.addEventListener('input', show);
  form.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-says="coach-step"]');
    const field = link && document.getElementById(link.hash.slice(1));
    const row = field?.closest('details');
    if (row) row.open = true;
    field?.focus();
  });
  show();
}

/** Groups of food, as the API counts them. */
const FOOD = /^(lebensmittel|getraenke)(\/|$)/;

function valuesOf(form: HTMLFormElement): TypedValues {
  const values: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') values[name] = [...(values[name] ?? []), value];
  }
  return values;
}

function say(form: HTMLFormElement, place: string, sentence: string): void {
  const element = form.querySelector(`[data-says="coach-${place}"]`);
  if (element && element.textContent !== sentence) element.textContent = sentence;
}
