import { MAX_TEXT_CHARS } from '@markthalle/contracts/fields';
import { readMe } from '@markthalle/contracts/identity';
import { askOffice } from '@markthalle/contracts/portal-messages';
import { CALL_BACK_SPANS } from '@markthalle/domain/callBack';
import { brand } from '@markthalle/ui/brand';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select, TextArea } from '@markthalle/ui/components/field';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import { atField, done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayHere, useHere } from '../features/here.ts';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { checkedWords } from '../server/checked-words.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { messageTexts, helpTexts as texts } from '../texts/messages.ts';

export const meta = portalTitle(texts.title);

/** Only for people who are signed in. */
export async function loader(args: LoaderFunctionArgs) {
  await visitPortal(args).read(readMe, {});
  return { clientId: crypto.randomUUID() as string };
}

export const action = portalAction(async ({ values, call }) => {
  const words = checkedWords(values);
  const on = one(values, 'callBackOn');
  const span = CALL_BACK_SPANS.find((known) => known === one(values, 'callBackSpan')) ?? 'morning';
  const callBack = on === '' ? null : { on, span };
  const asked = call(askOffice, { clientId: one(values, 'clientId'), words, callBack });
  await (callBack === null ? asked : atField('callBackOn', asked));
  return done('/hilfe', callBack === null ? 'buero-gefragt' : 'rueckruf');
});

/** The telephone first, then the form, then short answers. */
export default function Help() {
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <Block title={texts.phone}>
        <p>{texts.phoneText}</p>
        <p className="phone">
          <a href={`tel:${brand.phone.dial}`}>
            <Icon name="phone" /> {brand.phone.shown}
          </a>
        </p>
        <p className="small muted">{brand.phone.hours.de}</p>
      </Block>
      <div id="schreiben" tabIndex={-1}>
        <Block title={texts.write}>
          <QuestionForm />
        </Block>
      </div>
      <Block title={texts.answers}>
        {texts.questions.map(({ question, answer, href, label }) => (
          <details key={href} className="help-answer">
            <summary>{question}</summary>
            <p>{answer}</p>
            <p>
              <a href={href}>{label}</a>
            </p>
          </details>
        ))}
      </Block>
    </PortalPage>
  );
}

function QuestionForm() {
  const { clientId } = useLoaderData<typeof loader>();
  const { values, problems } = useFormAnswer();
  // Without the right to read the answer here, the question goes plainly and the office calls.
  const canWait = mayHere(useHere(), 'orders');
  return (
    <form
      method="post"
      action="/hilfe"
      noValidate
      data-command={canWait ? 'message.sent' : undefined}
      data-subject="office"
      data-label={messageTexts.office}
      data-done="/nachrichten"
    >
      <input type="hidden" name="clientId" value={one(values, 'clientId') || clientId} />
      <TextArea
        name="words"
        label={texts.words}
        value={one(values, 'words')}
        error={problemOf(problems, 'words')}
        rows={4}
        maxLength={MAX_TEXT_CHARS}
        required
      />
      <Field
        name="callBackOn"
        label={texts.callBackOn}
        hint={texts.callBackHint}
        type="date"
        value={one(values, 'callBackOn')}
        error={problemOf(problems, 'callBackOn')}
        optional
      />
      <Select
        name="callBackSpan"
        label={texts.callBackSpan}
        value={one(values, 'callBackSpan') || 'morning'}
        choices={CALL_BACK_SPANS.map((value) => ({ value, label: messageTexts.spans[value] }))}
      />
      <p className="form-action">
        <Button kind="primary" name="intent" value="send" wide>
          {texts.send}
        </Button>
      </p>
    </form>
  );
}
