import {
  AssistableRight,
  type AssistanceView,
  type AssistedAct,
  endConsent,
  grantConsent,
  readAssistance,
  undoAct,
} from '@markthalle/contracts/portal-assistance';
import { ASSISTABLE_RIGHTS } from '@markthalle/domain/producerRights';
import { Button } from '@markthalle/ui/components/button';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { actSentence } from '@markthalle/workplace/texts/assisted-acts';
import { many, one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CheckList } from '../features/check-list.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { finalReason, assistanceTexts as texts } from '../texts/assistance.ts';
import { RIGHT_WORDS, rightChoices } from '../texts/rights.ts';

const PATH = '/hof/hilfe';

export const meta = portalTitle(texts.title);

export const loader = (args: LoaderFunctionArgs) => visitPortal(args).read(readAssistance, {});

export const action = portalAction(async ({ values, call }) => {
  switch (one(values, 'intent')) {
    case 'end':
      await call(endConsent, { consentId: one(values, 'consentId') });
      return done(PATH, 'hilfe-beendet');
    case 'undo':
      await call(undoAct, { actId: one(values, 'actId') });
      return done(PATH, 'hilfe-zurueck');
    default: {
      const rights = many(values, 'rights').flatMap((value) => {
        const right = AssistableRight.safeParse(value);
        return right.success ? [right.data] : [];
      });
      if (rights.length === 0) {
        throw new FormRefusal([{ field: 'rights', message: texts.rightsMissing }]);
      }
      await call(grantConsent, { rights, days: Number(one(values, 'days')) });
      return done(PATH, 'hilfe-erlaubt');
    }
  }
});

export default function Assistance() {
  const { current, earlier, acts } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/mehr">
      <p>{texts.lead}</p>
      {current === null ? <GrantForm /> : <CurrentConsent consent={current} />}
      <Block title={texts.acts}>
        {acts.length === 0 ? (
          <p>{texts.noActs}</p>
        ) : (
          <ul className="stack">
            {acts.map((act) => (
              <li key={act.actId}>
                <Act act={act} />
              </li>
            ))}
          </ul>
        )}
      </Block>
      {earlier.length > 0 && (
        <Block title={texts.earlier}>
          <ul>
            {earlier.map(({ consentId, grantedAt, endsAt, endedAt }) => (
              <li key={consentId}>
                {formatInstant(grantedAt, 'de')},{' '}
                {texts.ended(formatInstant(endedAt ?? endsAt, 'de'))}
              </li>
            ))}
          </ul>
        </Block>
      )}
    </PortalPage>
  );
}

type Current = NonNullable<AssistanceView['current']>;

function CurrentConsent({ consent }: { readonly consent: Current }) {
  return (
    <Block title={texts.now} aside={texts.until(formatInstant(consent.endsAt, 'de'))} urgent>
      <ul>
        {consent.rights.map((right) => (
          <li key={right}>{RIGHT_WORDS[right]}</li>
        ))}
      </ul>
      <p className="small muted">{texts.grantedBy(consent.grantedBy)}</p>
      <form method="post">
        <input type="hidden" name="intent" value="end" />
        <input type="hidden" name="consentId" value={consent.consentId} />
        <Button kind="primary">{texts.end}</Button>
      </form>
    </Block>
  );
}

function GrantForm() {
  const { values, problems, returned } = useFormAnswer();
  return (
    <Block title={texts.grant}>
      <form method="post" className="stack">
        <CheckList
          name="rights"
          legend={texts.rights}
          choices={rightChoices(ASSISTABLE_RIGHTS)}
          chosen={returned ? many(values, 'rights') : ['products']}
          error={problemOf(problems, 'rights')}
        />
        <CheckList
          name="days"
          type="radio"
          legend={texts.days}
          choices={texts.dayChoices}
          chosen={[one(values, 'days') || '7']}
          error={problemOf(problems, 'days')}
        />
        <Button kind="primary">{texts.allow}</Button>
      </form>
    </Block>
  );
}

function Act({ act }: { readonly act: AssistedAct }) {
  const sentence = actSentence(act);
  const named = act.subjectName === '' ? sentence : `${sentence}: ${act.subjectName}`;
  return (
    <>
      <p>
        <b>{named}</b>
      </p>
      <p className="small muted">
        {formatInstant(act.at, 'de')}, {texts.byFor(act.staffName, act.producerName)}
      </p>
      {act.undoneAt !== null && <p className="small">{texts.undone}</p>}
      {act.outcome === 'refused' && <p className="small">{texts.refused}</p>}
      {act.outcome === 'begun' && <p className="small">{texts.begun}</p>}
      {act.outcome === 'done' && act.undoUntil === null && finalReason(act.route) !== null && (
        <p className="small">{texts.stays(finalReason(act.route) ?? '')}</p>
      )}
      {act.undoUntil !== null && (
        <form method="post">
          <input type="hidden" name="intent" value="undo" />
          <input type="hidden" name="actId" value={act.actId} />
          <Button small label={texts.undoNamed(named)}>
            {texts.undo}
          </Button>{' '}
          <span className="small muted">{texts.undoUntil(formatInstant(act.undoUntil, 'de'))}</span>
        </form>
      )}
    </>
  );
}
