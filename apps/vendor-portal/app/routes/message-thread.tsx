import { MAX_TEXT_CHARS } from '@markthalle/contracts/fields';
import {
  answerPortalThread,
  markThreadRead,
  type PortalThread,
  readPortalThread,
} from '@markthalle/contracts/portal-messages';
import { Button } from '@markthalle/ui/components/button';
import { TextArea } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay, formatInstant } from '@markthalle/ui/format/dates';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { threadTitle } from '../features/thread-title.ts';
import { portalTitle } from '../portal-title.ts';
import { checkedWords } from '../server/checked-words.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { messageTexts as texts } from '../texts/messages.ts';

type Loaded = { readonly thread: PortalThread };

export const meta = portalTitle<Loaded>(({ thread }) => threadTitle(thread));

export async function loader(args: LoaderFunctionArgs) {
  const threadId = args.params.threadId ?? '';
  const thread = await visitPortal(args).read(readPortalThread, { threadId });
  return { thread, clientId: crypto.randomUUID() as string };
}

export const action = portalAction(async ({ values, params, call }) => {
  const threadId = params.threadId ?? '';
  if (one(values, 'intent') === 'away') {
    await call(markThreadRead, { threadId });
    return done('/nachrichten', 'nachricht-weg');
  }
  const words = checkedWords(values);
  await call(answerPortalThread, { threadId, clientId: one(values, 'clientId'), words });
  return done(`/nachrichten/${threadId}`, 'nachricht-gesendet');
});

/** One conversation, oldest message first, and the field for the answer. */
export default function MessageThread() {
  const { thread, clientId } = useLoaderData<typeof loader>();
  const { order, callBack } = thread;
  return (
    <PortalPage title={threadTitle(thread)} backHref="/nachrichten">
      {order && (
        <p>
          <a href={`/bestellungen/${order.producerOrderId}`}>{texts.showOrder}</a>
        </p>
      )}
      {callBack && (
        <p>{texts.callBack(formatDay(callBack.on, 'de'), texts.spans[callBack.span])}</p>
      )}
      <Block>
        <ol className="case-steps">
          {thread.messages.map(({ messageId, author, words, writtenAt }) => (
            <li key={messageId}>
              <b>
                {author === 'buyer'
                  ? texts.authors.buyer(order?.buyerName ?? '')
                  : texts.authors[author]}
              </b>{' '}
              <span className="small muted">{formatInstant(writtenAt, 'de')}</span>
              <p className="pre-line">{words}</p>
            </li>
          ))}
        </ol>
      </Block>
      <AnswerForm thread={thread} clientId={clientId} />
      {thread.unread > 0 && (
        <form method="post" className="form-action">
          <Button name="intent" value="away">
            {texts.putAway}
          </Button>
        </form>
      )}
    </PortalPage>
  );
}

function AnswerForm(props: { readonly thread: PortalThread; readonly clientId: string }) {
  const { threadId, kind } = props.thread;
  const { values, problems } = useFormAnswer();
  return (
    <form
      method="post"
      className="block"
      noValidate
      data-command="message.sent"
      data-subject={threadId}
      data-label={threadTitle(props.thread)}
      data-done={`/nachrichten/${threadId}`}
    >
      <input type="hidden" name="threadId" value={threadId} />
      <input type="hidden" name="clientId" value={one(values, 'clientId') || props.clientId} />
      <TextArea
        name="words"
        label={texts.answer}
        hint={texts.answerHint[kind]}
        value={one(values, 'words')}
        error={problemOf(problems, 'words')}
        rows={4}
        maxLength={MAX_TEXT_CHARS}
        required
      />
      <p className="form-action">
        <Button kind="primary" name="intent" value="send" wide>
          {texts.send}
        </Button>
      </p>
    </form>
  );
}
