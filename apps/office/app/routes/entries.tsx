import { listEntries } from '@markthalle/contracts/office-ledger';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
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
  const accountCode = searchParams.get('konto') ?? undefined;
  const cursor = searchParams.get('weiter') ?? undefined;
  const [list, names] = await Promise.all([
    visit.read(listEntries, { accountCode, cursor }),
    producerAccounts(visit),
  ]);
  return { accountCode, names, ...list };
}

export default function EntriesPage() {
  const { accountCode, entries, names, nextCursor } = useLoaderData<typeof loader>();
  const older = new URLSearchParams({
    ...(accountCode ? { konto: accountCode } : {}),
    weiter: nextCursor ?? '',
  });
  return (
    <>
      <PageHead
        title={accountCode ? texts.entriesOf(accountLabel(accountCode, names)) : texts.entries}
        sub={accountCode ? <a href="/buchungen/journal">{texts.allEntries}</a> : undefined}
      />
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
