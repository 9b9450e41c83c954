import {
  listMessages,
  type OfficeMessage,
  settleMessage,
} from '@markthalle/contracts/office-notices';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { atField, done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { chosenFilter, FilterChips } from '@markthalle/workplace/views/filter-chips';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { messageTexts as texts } from '../texts/notices.ts';
import { threadTexts } from '../texts/threads.ts';

const FILTERS = ['open', 'settled'] as const;
const MAX_NOTE_CHARS = 500;

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const filter = chosenFilter(visit.url, FILTERS);
  return { filter, ...(await visit.read(listMessages, { filter })) };
}

/** Each message has a form of its own; its field carries the message's id. */
export const action = officeAction(async ({ values, call }) => {
  const messageId = one(values, 'messageId');
  const field = `note-${messageId}`;
  await atField(field, call(settleMessage, { messageId, note: one(values, field) }));
  return done('/nachrichten', 'nachricht-erledigt');
});

/** What people wrote: it stays here until somebody says what was done. */
export default function MessagesPage() {
  const { filter, messages } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title} sub={texts.intro} />
      <p>
        <a href="/nachrichten/betriebe">{threadTexts.link}</a>
      </p>
      <FilterChips
        path="/nachrichten"
        filters={FILTERS}
        chosen={filter}
        label={texts.filterLabel}
        names={texts.filters}
      />
      {messages.length === 0 && (
        <Block>
          <p>{texts.empty}</p>
        </Block>
      )}
      {messages.map((message) => (
        <Message key={message.messageId} message={message} />
      ))}
    </>
  );
}

function Message({ message }: { readonly message: OfficeMessage }) {
  const { values, problems } = useFormAnswer();
  const { messageId, settled } = message;
  const field = `note-${messageId}`;
  return (
    <Block title={texts.topics[message.topic]}>
      <p className="small muted">
        {texts.from(message.name, formatInstant(message.receivedAt, 'de'))} ·{' '}
        <a href={`mailto:${message.email}`}>{message.email}</a>
        {message.phone && ` · ${message.phone}`} · {message.language}
      </p>
      <p className="kept-lines">{message.text}</p>
      {settled ? (
        <p>{texts.settledBy(settled.by, formatInstant(settled.at, 'de'), settled.note)}</p>
      ) : (
        <form method="post" noValidate>
          <input type="hidden" name="messageId" value={messageId} />
          <Field
            name={field}
            label={texts.note}
            hint={texts.noteHint}
            value={one(values, field)}
            error={problemOf(problems, field)}
            maxLength={MAX_NOTE_CHARS}
            required
          />
          <p className="form-action">
            <Button>{texts.settle}</Button>
          </p>
        </form>
      )}
    </Block>
  );
}
