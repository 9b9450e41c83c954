import type { OutputOf } from '@markthalle/contracts/endpoint';
import { readMe } from '@markthalle/contracts/identity';
import { listPasskeys } from '@markthalle/contracts/sign-in';
import {
  endSession,
  keepMobile,
  listSessions,
  proveMobile,
  removeMobile,
} from '@markthalle/contracts/sign-in-codes';
import { chooseSmsQuestions, readSmsQuestions } from '@markthalle/contracts/sms-answers';
import { mayDo } from '@markthalle/domain/producerRights';
import { Button } from '@markthalle/ui/components/button';
import { Checkbox } from '@markthalle/ui/components/choice-field';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done, showForm } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { deviceTexts as texts } from '../texts/devices.ts';

const PATH = '/hof/geraete';

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const [sessions, { passkeys }, here] = await Promise.all([
    visit.read(listSessions, {}),
    visit.read(listPasskeys, {}),
    visit.read(readMe, {}),
  ]);
  // Only who works with orders is asked about them.
  const worksWithOrders = here.producers.some(({ rights }) => mayDo(rights, 'orders'));
  const questions = worksWithOrders ? await visit.read(readSmsQuestions, {}) : null;
  return { ...sessions, passkeys, questions };
}

export const action = portalAction(async ({ values, call }) => {
  switch (one(values, 'intent')) {
    case 'prove-mobile': {
      const { codeId } = await call(proveMobile, { mobile: one(values, 'mobile') });
      return showForm({ ...values, intent: ['keep-mobile'], codeId: [codeId], code: [] });
    }
    case 'keep-mobile': {
      await call(keepMobile, { codeId: one(values, 'codeId'), code: one(values, 'code') });
      return done(PATH, 'handy');
    }
    case 'sms-questions': {
      const { wanted } = await call(chooseSmsQuestions, { wanted: one(values, 'wanted') !== '' });
      return done(PATH, wanted ? 'sms-fragen' : 'sms-fragen-aus');
    }
    case 'remove-mobile':
      await call(removeMobile, {});
      return done(PATH, 'handy-weg');
    default:
      await call(endSession, { sessionId: one(values, 'sessionId') });
      return done(PATH, 'geraet-abgemeldet');
  }
});

type Sessions = OutputOf<typeof listSessions>;

export default function Devices() {
  const { sessions, passkeys, mobile, hasSms, questions } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <Block title={texts.devices}>
        <ul className="stack">
          {sessions.map((session) => (
            <li key={session.sessionId}>
              <Session session={session} />
            </li>
          ))}
        </ul>
        <p className="small muted">{texts.lost}</p>
      </Block>
      <Passkeys passkeys={passkeys} />
      <Mobile mobile={mobile} hasSms={hasSms} />
      {questions?.available && questions.mobile !== null && (
        <SmsQuestions wanted={questions.wanted} />
      )}
    </PortalPage>
  );
}

function Session({ session }: { readonly session: Sessions['sessions'][number] }) {
  const name = session.deviceLabel || texts.unnamed;
  return (
    <>
      <p>
        <b>{name}</b>
      </p>
      <p className="small muted">{texts.seen(formatInstant(session.lastSeenAt, 'de'))}</p>
      {!session.trusted && <p className="small">{texts.borrowed}</p>}
      {session.isThisOne ? (
        <p className="small">{texts.thisOne}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="sessionId" value={session.sessionId} />
          <Button small label={texts.endNamed(name)}>
            {texts.end}
          </Button>
        </form>
      )}
    </>
  );
}

function Passkeys({ passkeys }: Pick<OutputOf<typeof listPasskeys>, 'passkeys'>) {
  return (
    <Block title={texts.finger}>
      <ul className="stack">
        {passkeys.map(({ credentialId, label, createdAt }) => (
          <li key={credentialId}>
            <form method="post" action="/passkey">
              <input type="hidden" name="intent" value="remove" />
              <input type="hidden" name="credentialId" value={credentialId} />
              <b>{label}</b>{' '}
              <span className="small muted">
                {texts.fingerSince(formatInstant(createdAt, 'de'))}
              </span>{' '}
              <Button small label={texts.fingerRemoveNamed(label)}>
                {texts.fingerRemove}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <p>{texts.fingerLead}</p>
      <div hidden data-passkey="add" data-address="/passkey" data-label={texts.fingerLabel}>
        <button type="button" className="button button--secondary">
          {texts.fingerAdd}
        </button>
        <p role="status" hidden data-passkey-failed="">
          {texts.fingerFailed}
        </p>
      </div>
    </Block>
  );
}

function SmsQuestions({ wanted }: { readonly wanted: boolean }) {
  return (
    <Block title={texts.questions}>
      <p>{texts.questionsLead}</p>
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="sms-questions" />
        <Checkbox name="wanted" checked={wanted}>
          {texts.questionsWanted}
        </Checkbox>
        <Button>{texts.questionsSave}</Button>
      </form>
    </Block>
  );
}

function Mobile({ mobile, hasSms }: Pick<Sessions, 'mobile' | 'hasSms'>) {
  const { values, problems } = useFormAnswer();
  const isCode = one(values, 'intent') === 'keep-mobile';
  if (!hasSms) {
    return (
      <Block title={texts.mobile}>
        <p>{texts.noSms}</p>
      </Block>
    );
  }
  return (
    <Block title={texts.mobile}>
      <p>{texts.mobileLead}</p>
      {mobile !== null && (
        <form method="post">
          <input type="hidden" name="intent" value="remove-mobile" />
          <p>{texts.mobileKept(mobile)}</p>
          <Button small>{texts.mobileRemove}</Button>
        </form>
      )}
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="intent" value={isCode ? 'keep-mobile' : 'prove-mobile'} />
        {isCode ? (
          <>
            <input type="hidden" name="codeId" value={one(values, 'codeId')} />
            <Field
              name="code"
              label={texts.mobileCode}
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={12}
              error={problemOf(problems, 'code')}
              required
            />
          </>
        ) : (
          <Field
            name="mobile"
            type="tel"
            inputMode="tel"
            label={texts.mobileField}
            hint={texts.mobileHint}
            value={one(values, 'mobile')}
            autoComplete="tel"
            maxLength={30}
            error={problemOf(problems, 'mobile')}
            required
          />
        )}
        <Button kind="primary">{isCode ? texts.mobileKeep : texts.mobileSend}</Button>
      </form>
    </Block>
  );
}
