import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { STEP_WORDS } from '../texts/accounts.ts';
import { ledgerTexts as texts } from '../texts/ledger.ts';

const MAX_NUMBER_CHARS = 40;

export type EntryFilter = Readonly<
  Record<'konto' | 'betrieb' | 'bestellung' | 'schritt' | 'von' | 'bis', string>
>;

/** Narrows the journal; account and producer come from the page that led here. */
export function EntryFilters(props: {
  readonly filter: EntryFilter;
  readonly steps: readonly string[];
}) {
  const { filter, steps } = props;
  const { filter: words } = texts;
  return (
    <form action="/buchungen/journal" className="search-row filter-row">
      {filter.konto && <input type="hidden" name="konto" value={filter.konto} />}
      {filter.betrieb && <input type="hidden" name="betrieb" value={filter.betrieb} />}
      <Field
        name="bestellung"
        label={words.order}
        value={filter.bestellung}
        maxLength={MAX_NUMBER_CHARS}
        autoComplete="off"
      />
      <Select
        name="schritt"
        label={words.step}
        value={filter.schritt}
        choices={[
          { value: '', label: words.anyStep },
          ...steps.map((step) => ({ value: step, label: STEP_WORDS[step] ?? step })),
        ]}
      />
      <Field name="von" type="date" label={words.from} value={filter.von} />
      <Field name="bis" type="date" label={words.until} value={filter.bis} />
      <Button icon="search">{words.apply}</Button>
      <ButtonLink href="/buchungen/journal">{words.clear}</ButtonLink>
    </form>
  );
}
