import { Button } from '@markthalle/ui/components/button';
import { Select } from '@markthalle/ui/components/field';
import { formatMonth } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import { pathTo } from '../paths.ts';
import { shopTexts } from '../texts/shop-texts.ts';

type Counted = { readonly slots: number };

/** `Dezember 2026`. */
const monthName = (month: string, language: Language): string =>
  `${formatMonth(Number(month.slice(5)), language)} ${month.slice(0, 4)}`;

/** Month and landscape as two lists with their numbers; a plain form that asks by GET. */
export function ExperienceFilter(props: {
  readonly language: Language;
  readonly month: string;
  readonly landscape: string;
  readonly months: readonly (Counted & { readonly month: string })[];
  readonly landscapes: readonly (Counted & { readonly key: string })[];
}) {
  const { language } = props;
  const texts = shopTexts(language).booking;
  const { landscapes } = shopTexts(language);
  const any = { value: '', label: texts.all };
  return (
    <form
      action={pathTo('experiences', language)}
      className="experience-filter"
      data-submit-on-change=""
    >
      <Select
        name="monat"
        label={texts.month}
        value={props.month}
        choices={[
          any,
          ...props.months.map(({ month, slots }) => ({
            value: month,
            label: `${monthName(month, language)} (${slots})`,
          })),
        ]}
      />
      <Select
        name="landschaft"
        label={texts.landscape}
        value={props.landscape}
        choices={[
          any,
          ...props.landscapes.map(({ key, slots }) => ({
            value: key,
            label: `${landscapes[key] ?? key} (${slots})`,
          })),
        ]}
      />
      <Button small>{texts.filter}</Button>
    </form>
  );
}
