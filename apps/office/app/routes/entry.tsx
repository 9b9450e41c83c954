import type { OutputOf } from '@markthalle/contracts/endpoint';
import { readEntry } from '@markthalle/contracts/office-ledger';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { JournalEntries } from '../features/journal-entries.tsx';
import { PageHead } from '../features/page-head.tsx';
import { ProviderLink } from '../features/provider-link.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { producerAccounts } from '../server/producer-accounts.ts';
import { STEP_WORDS } from '../texts/accounts.ts';
import { ledgerTexts as texts } from '../texts/ledger.ts';
import { OPERATION_KINDS } from '../texts/orders.ts';

type Page = OutputOf<typeof readEntry>;

const titleOf = ({ entry }: Page) => STEP_WORDS[entry.step] ?? entry.memo;

export const meta = officeTitle<Page>(titleOf);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const [page, names] = await Promise.all([
    visit.read(readEntry, { entryId: args.params.entryId ?? '' }),
    producerAccounts(visit),
  ]);
  return { ...page, names };
}

export default function EntryPage() {
  const page = useLoaderData<typeof loader>();
  const { entry, neighbours, names } = page;
  return (
    <>
      <PageHead title={titleOf(page)} sub={formatInstant(entry.bookedAt, 'de')} />
      <Block title={texts.entry.postings}>
        <JournalEntries entries={[entry]} names={names} />
      </Block>
      <div className="side-by-side">
        <Cause page={page} />
        <Movement page={page} />
      </div>
      {neighbours.length > 0 && (
        <Block title={texts.entry.neighbours}>
          <JournalEntries entries={neighbours} names={names} />
        </Block>
      )}
    </>
  );
}

function Cause({ page }: { readonly page: Page }) {
  const { entry: words } = texts;
  const { operation } = page;
  return (
    <Block title={words.facts}>
      <KeyFacts
        facts={[
          {
            term: words.cause,
            fact: <span className="breaks">{`${page.sourceKind} ${page.sourceId}`}</span>,
          },
          { term: words.memo, fact: page.entry.memo },
          { term: words.charge, fact: <ProviderLink id={page.chargeId} /> },
          {
            term: words.operation,
            fact:
              operation === null ? (
                words.none
              ) : (
                <a href={`/buchungen/auftrag/${operation.operationId}`}>
                  {OPERATION_KINDS[operation.kind] ?? operation.kind}
                </a>
              ),
          },
        ]}
      />
    </Block>
  );
}

function Movement({ page }: { readonly page: Page }) {
  const { entry: words } = texts;
  const { movement, balanceTransactionId } = page;
  const link = { term: words.movement, fact: <ProviderLink id={balanceTransactionId} /> };
  if (movement === null) {
    const state = balanceTransactionId === null ? words.none : words.notRead;
    return (
      <Block title={words.movement}>
        <KeyFacts facts={[link, { term: words.at, fact: state }]} />
      </Block>
    );
  }
  return (
    <Block title={words.movement}>
      <KeyFacts
        facts={[
          link,
          { term: words.type, fact: movement.type },
          { term: words.object, fact: <ProviderLink id={movement.sourceId} /> },
          { term: words.gross, fact: money(movement.amountCents) },
          { term: words.fee, fact: money(movement.feeCents) },
          { term: words.net, fact: money(movement.netCents) },
          { term: words.at, fact: formatInstant(movement.createdAt, 'de') },
        ]}
      />
    </Block>
  );
}
