import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listIncidents } from '@markthalle/contracts/office-incidents';
import { Button } from '@markthalle/ui/components/button';
import { Select } from '@markthalle/ui/components/field';
import { incidentTexts as texts } from '../texts/incidents.ts';
import { kindWords } from './incident-table.tsx';

type List = OutputOf<typeof listIncidents>;
export type Shown = keyof typeof texts.shown;

/** Whose incidents, and of which kind. */
export function IncidentFilters(props: {
  readonly show: Shown;
  readonly kind: string;
  readonly kinds: List['kinds'];
}) {
  const { show, kind, kinds } = props;
  const kindChoices = kinds.map(({ kind: value, open }) => ({
    value,
    label: texts.kindWithCount(kindWords(value), open),
  }));
  return (
    <form action="/vorfaelle" className="search-row">
      <Select
        name="zeigen"
        label={texts.show}
        value={show}
        choices={Object.entries(texts.shown).map(([value, label]) => ({ value, label }))}
      />
      <Select
        name="art"
        label={texts.page.kind}
        value={kind}
        choices={[{ value: '', label: texts.allKinds }, ...kindChoices]}
      />
      <Button>{texts.show}</Button>
    </form>
  );
}

/** Who gets what comes new. */
export function DefaultOwner(props: { readonly list: List }) {
  const { staff, defaultOwnerId } = props.list;
  return (
    <form method="post" className="search-row">
      <Select
        name="neueAn"
        label={texts.defaultOwner}
        value={defaultOwnerId ?? ''}
        choices={[
          { value: '', label: texts.nobody },
          ...staff.map(({ accountId, name }) => ({ value: accountId, label: name })),
        ]}
      />
      <Button>{texts.saveOwner}</Button>
    </form>
  );
}
