import type { OutputOf } from '@markthalle/contracts/endpoint';
import { readOperation } from '@markthalle/contracts/office-ledger';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { InvolvedList } from '../features/involved-list.tsx';
import { JournalEntries } from '../features/journal-entries.tsx';
import { PageHead } from '../features/page-head.tsx';
import { ProviderLink } from '../features/provider-link.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { producerAccounts } from '../server/producer-accounts.ts';
import { ledgerTexts as texts } from '../texts/ledger.ts';
import { OPERATION_KINDS, OPERATION_STATES } from '../texts/orders.ts';

type Page = OutputOf<typeof readOperation>;
type Operation = Page['operation'];

const titleOf = ({ operation }: Page) => OPERATION_KINDS[operation.kind] ?? operation.kind;

export const meta = officeTitle<Page>(titleOf);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const [page, names] = await Promise.all([
    visit.read(readOperation, { operationId: args.params.operationId ?? '' }),
    producerAccounts(visit),
  ]);
  return { ...page, names };
}

export default function OperationPage() {
  const page = useLoaderData<typeof loader>();
  const { operation, entries, involved, names } = page;
  const { operation: words } = texts;
  return (
    <>
      <PageHead title={titleOf(page)} sub={OPERATION_STATES[operation.state] ?? operation.state} />
      <div className="side-by-side">
        <Facts operation={operation} />
        <Block title={words.involved}>
          <InvolvedList involved={involved} empty={texts.object.nothing} />
        </Block>
      </div>
      <Frozen title={words.params} value={operation.params} />
      <Frozen title={words.result} value={operation.result} />
      <Frozen title={words.error} value={operation.error} />
      <Block title={words.entries}>
        {entries.length === 0 ? (
          <p>{words.nothingBooked}</p>
        ) : (
          <JournalEntries entries={entries} names={names} />
        )}
      </Block>
    </>
  );
}

function Facts({ operation }: { readonly operation: Operation }) {
  const { operation: words } = texts;
  const at = (instant: string | null) => (instant === null ? '–' : formatInstant(instant, 'de'));
  return (
    <Block title={words.facts}>
      <KeyFacts
        facts={[
          { term: words.key, fact: <span className="breaks">{operation.idempotencyKey}</span> },
          { term: words.subject, fact: <span className="breaks">{operation.subjectId}</span> },
          { term: words.tries, fact: operation.tries },
          { term: words.lookups, fact: operation.lookups },
          { term: words.object, fact: <ProviderLink id={operation.stripeId} /> },
          { term: words.created, fact: at(operation.createdAt) },
          { term: words.sent, fact: at(operation.sentAt) },
          { term: words.resolved, fact: at(operation.resolvedAt) },
        ]}
      />
    </Block>
  );
}

/** Parameters and answers as they are kept; indentation makes them readable. */
function Frozen(props: { readonly title: string; readonly value: object | null }) {
  if (props.value === null || Object.keys(props.value).length === 0) return null;
  return (
    <Block title={props.title}>
      <pre className="frozen">{JSON.stringify(props.value, null, 2)}</pre>
    </Block>
  );
}
