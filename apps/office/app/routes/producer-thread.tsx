import { MAX_TEXT_CHARS } from '@markthalle/contracts/fields';
import {
  answerOfficeThread,
  type OfficeThread,
  readOfficeThread,
  settleOfficeThread,
} from '@markthalle/contracts/office-threads';
import { Button } from '@markthalle/ui/components/button';
import { TextArea } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDay, formatInstant } from '@markthalle/ui/format/dates';
import { atField, done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { threadTexts as texts } from '../texts/threads.ts';

type Loaded = { readonly thread: OfficeThread };

const LIST = '/nachrichten/betriebe';

export const meta = officeTitle<Loaded>(({ thread }) => texts.page(thread.producerName));

export async function loader(args: LoaderFunctionArgs) {
  const threadId = args.params.threadId ?? '';
  const thread = await visitOffice(args).read(readOfficeThread, { threadId });
  return { thread, clientId: crypto.randomUUID() as string };
}

export const action = officeAction(async ({ values, params, call }) => {
  const threadId = params.threadId ?? '';
  if (one(values, 'intent') === 'settle') {
    await call(settleOfficeThread, { threadId });
    return done(LIST, 'nachricht-erledigt');
  }
  const words = one(values, 'words');
  const clientId = one(values, 'clientId');
  await atField('words', call(answerOfficeThread, { threadId, clientId, words }));
  return done(`${LIST}/${threadId}`, 'betrieb-beantwortet');
});

/** One conversation with a producer: answer it, or say that nothing is left to do. */
export default function ProducerThread() {
  const { thread, clientId } = useLoaderData<typeof loader>();
  const { values, problems } = useFormAnswer();
  const { producerName, phone, callBack, settled } = thread;
  return (
    <>
      <PageHead title={texts.page(producerName)} sub={phone} />
      {callBack && (
        <p>{texts.callBack(formatDay(callBack.on, 'de'), texts.spans[callBack.span])}</p>
      )}
      <Block>
        {thread.messages.map(({ messageId, author, words, writtenAt }) => (
          <div key={messageId}>
            <b>{texts.authors[author]}</b>{' '}
            <span className="small muted">{formatInstant(writtenAt, 'de')}</span>
            <p className="kept-lines">{words}</p>
          </div>
        ))}
        {settled && <p>{texts.settledBy(settled.by, formatInstant(settled.at, 'de'))}</p>}
      </Block>
      <form method="post" className="block" noValidate>
        <input type="hidden" name="clientId" value={one(values, 'clientId') || clientId} />
        <TextArea
          name="words"
          label={texts.answer}
          hint={texts.answerHint}
          value={one(values, 'words')}
          error={problemOf(problems, 'words')}
          maxLength={MAX_TEXT_CHARS}
          rows={4}
        />
        <p className="button-row">
          <Button kind="primary" name="intent" value="answer">
            {texts.send}
          </Button>
          {!settled && (
            <Button name="intent" value="settle">
              {texts.settle}
            </Button>
          )}
        </p>
      </form>
    </>
  );
}
