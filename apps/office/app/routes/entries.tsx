import { listEntries } from '@markthalle/contracts/office-ledger';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { type EntryFilter, EntryFilters } from '../features/entry-filters.tsx';
import { JournalEntries } from '../features/journal-entries.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { producerAccounts } from '../server/producer-accounts.ts';
import { accountLabel } from '../texts/accounts.ts';
import { ledgerTexts as texts } from '../texts/ledger.ts';

export const meta = officeTitle(texts.entries);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const { searchParams } = visit.url;
  const word = (name: string) => (searchParams.get(name) ?? '').trim();
  const filter: EntryFilter = {
    konto: word('konto'),
    betrieb: word('betrieb'),
    bestellung: word('bestellung'),
    schritt: word('schritt'),
    von: word('von'),
    bis: word('bis'),
  };
  const wish = {
    accountCode: filter.konto || undefined,
    producerId: filter.betrieb || undefined,
    orderNumber: filter.bestellung || undefined,
    step: filter.schritt || undefined,
    from: filter.von || undefined,
    until: filter.bis || undefined,
    cursor: searchParams.get('weiter') ?? undefined,
  };
  const [list, names] = await Promise.all([visit.read(listEntries, wish), producerAccounts(visit)]);
  return { filter, names, ...list };
}

export default function EntriesPage() {
  const { filter, entries, names, steps, nextCursor } = useLoaderData<typeof loader>();
  const { konto } = filter;
  const used = Object.entries(filter).filter(([, value]) => value !== '');
  const older = new URLSearchParams([...used, ['weiter', nextCursor ?? '']]);
  return (
    <>
      <PageHead
        title={konto ? texts.entriesOf(accountLabel(konto, names)) : texts.entries}
        sub={konto ? <a href="/buchungen/journal">{texts.allEntries}</a> : undefined}
      />
      <Block>
        <EntryFilters filter={filter} steps={steps} />
      </Block>
      <Block>
        {entries.length === 0 ? (
          <p>{texts.empty}</p>
        ) : (
          <JournalEntries entries={entries} names={names} />
        )}
        {nextCursor && (
          <p className="form-action">
            <ButtonLink href={`/buchungen/journal?${older}`}>{texts.older}</ButtonLink>
          </p>
        )}
      </Block>
    </>
  );
}
