import { PROBLEMS, type ProblemCode } from '@markthalle/contracts/problems';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { Notice } from '@markthalle/ui/components/notice';
import { Block } from '@markthalle/ui/components/workplace';
import { documentTexts as texts } from '../texts/documents.ts';

const CODES: readonly ProblemCode[] = ['period-not-usable', 'export-too-large', 'invalid-input'];

/** What was typed into an export that was refused, and why; it comes back in the page's address. */
export interface RefusedExport {
  readonly fromOn: string;
  readonly toOn: string;
  readonly what: string;
  readonly sentence: string | null;
}

export function refusedExport(search: URLSearchParams): RefusedExport {
  const code = CODES.find((known) => known === search.get('abgelehnt'));
  return {
    fromOn: search.get('von') ?? '',
    toOn: search.get('bis') ?? '',
    what: search.get('was') ?? 'buchungen-skr03',
    sentence: code === undefined ? null : PROBLEMS[code].de,
  };
}

/** Booking batch and tax records of a period, as files. */
export function ExportForm({ refused }: { readonly refused: RefusedExport }) {
  const choices = Object.entries(texts.choices).map(([value, label]) => ({ value, label }));
  return (
    <Block title={texts.exports}>
      {refused.sentence && <Notice tone="bad" title={refused.sentence} live />}
      <p>{texts.exportsLead}</p>
      <form action="/belege/ausfuhr" className="search-row">
        <Field name="von" type="date" label={texts.fromOn} value={refused.fromOn} required />
        <Field name="bis" type="date" label={texts.toOn} value={refused.toOn} required />
        <Select name="was" label={texts.what} value={refused.what} choices={choices} />
        <Button icon="download">{texts.load}</Button>
      </form>
    </Block>
  );
}
