import { invariant } from './invariant.ts';

/** A country from which a part of a honey comes; percent of its weight. */
export type HoneyOrigin = { readonly country: string; readonly percent: number };

type Language = 'de' | 'en';

const WHOLE_PERCENT = 100;

/**
 * The countries of a honey as its label must name them (Honigverordnung as changed by Directive
 * (EU) 2024/1438): all of them, in falling order, each with its part; a single one alone.
 *
 * @throws InvariantError where the parts do not make the whole
 */
export function honeyOriginText(origins: readonly HoneyOrigin[], language: Language): string {
  const sum = origins.reduce((all, { percent }) => all + percent, 0);
  invariant(sum === WHOLE_PERCENT, `the origins of a honey make 100 %, not ${sum} %`);
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const named = [...origins]
    .sort((a, b) => b.percent - a.percent)
    .map(({ country, percent }) => ({ name: names.of(country) ?? country, percent }));
  const [only, ...others] = named;
  if (others.length === 0) return only?.name ?? '';
  const unit = language === 'de' ? ' %' : '%';
  return named.map(({ name, percent }) => `${name} ${percent}${unit}`).join(', ');
}
