import { listOfficeThreads, type OfficeThreadCard } from '@markthalle/contracts/office-threads';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay, formatInstant } from '@markthalle/ui/format/dates';
import { chosenFilter, FilterChips } from '@markthalle/workplace/views/filter-chips';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { visitOffice } from '../server/office.ts';
import { threadTexts as texts } from '../texts/threads.ts';

const FILTERS = ['open', 'settled'] as const;

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const filter = chosenFilter(visit.url, FILTERS);
  return { filter, ...(await visit.read(listOfficeThreads, { filter })) };
}

/** What producers ask, those that wait for us first. */
export default function ProducerThreads() {
  const { filter, threads } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title} sub={texts.intro} />
      <FilterChips
        path="/nachrichten/betriebe"
        filters={FILTERS}
        chosen={filter}
        label={texts.filterLabel}
        names={texts.filters}
      />
      {threads.length === 0 && (
        <Block>
          <p>{texts.empty}</p>
        </Block>
      )}
      {threads.map((thread) => (
        <ThreadCard key={thread.threadId} thread={thread} />
      ))}
    </>
  );
}

function ThreadCard({ thread }: { readonly thread: OfficeThreadCard }) {
  const { threadId, producerName, phone, callBack, lastWords, lastAt, waitsForUs } = thread;
  return (
    <Block title={producerName} aside={waitsForUs ? <Tag tone="warn">{texts.waits}</Tag> : null}>
      <p className="small muted">
        {formatInstant(lastAt, 'de')} · <a href={`tel:${phone}`}>{phone}</a>
      </p>
      {callBack && (
        <p>{texts.callBack(formatDay(callBack.on, 'de'), texts.spans[callBack.span])}</p>
      )}
      <p>
        <a href={`/nachrichten/betriebe/${threadId}`}>{lastWords}</a>
      </p>
    </Block>
  );
}
