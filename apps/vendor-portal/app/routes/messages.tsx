import { listPortalThreads, type PortalThreadCard } from '@markthalle/contracts/portal-messages';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { threadTitle } from '../features/thread-title.ts';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { messageTexts as texts } from '../texts/messages.ts';

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(listPortalThreads, {});

/** All conversations: those with something new first. */
export default function Messages() {
  const { threads } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <p>{texts.lead}</p>
      <Block>
        {threads.length === 0 ? (
          <>
            <p>{texts.empty}</p>
            <p className="small muted">{texts.emptyTip}</p>
          </>
        ) : (
          <ul className="link-rows">
            {threads.map((thread) => (
              <ThreadRow key={thread.threadId} thread={thread} />
            ))}
          </ul>
        )}
      </Block>
      <p className="form-action">
        <ButtonLink kind="primary" href="/hilfe#schreiben" icon="mail" wide>
          {texts.toOffice}
        </ButtonLink>
      </p>
    </PortalPage>
  );
}

function ThreadRow({ thread }: { readonly thread: PortalThreadCard }) {
  const { threadId, unread, isSettled, lastAt, lastWords } = thread;
  return (
    <li>
      <a href={`/nachrichten/${threadId}`} data-keep={unread > 0 ? '' : undefined}>
        <span>
          <b>{threadTitle(thread)}</b>
          <span className="small muted thread-row__last">
            {formatInstant(lastAt, 'de')}: {lastWords}
          </span>
        </span>
        {unread > 0 && <Tag tone="warn">{texts.unread(unread)}</Tag>}
        {isSettled && unread === 0 && <Tag>{texts.settled}</Tag>}
      </a>
    </li>
  );
}
