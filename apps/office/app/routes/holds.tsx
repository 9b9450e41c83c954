import type { OutputOf } from '@markthalle/contracts/endpoint';
import {
  liftHold,
  listHolds,
  STAFF_HOLD_REASONS,
  setHold,
} from '@markthalle/contracts/office-holds';
import { Button } from '@markthalle/ui/components/button';
import { Field, Select } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, formatInstant, marketDayOf } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { done } from '@markthalle/workplace/server/form-action';
import { HOLD_REASONS } from '@markthalle/workplace/texts/settlement';
import { one } from '@markthalle/workplace/typed-values';
import { isThisForm, problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { holdTexts as texts } from '../texts/holds.ts';

type Hold = OutputOf<typeof listHolds>['holds'][number];

const HERE = '/abrechnung/einbehalte';

/** Many holds on one page: each has a field of its own name, so that labels find it. */
const noteOf = (holdId: string) => `note-${holdId}`;

export const meta = officeTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitOffice(args);
  const holds = await visit.read(listHolds, {});
  return { ...holds, subject: visit.url.searchParams.get('bestellung') ?? '' };
}

export const action = officeAction(async ({ values, call }) => {
  if (one(values, 'intent') === 'lift') {
    const holdId = one(values, 'holdId');
    await call(liftHold, { holdId, note: one(values, noteOf(holdId)) });
    return done(HERE, 'aufgehoben');
  }
  const reason = one(values, 'reason') as (typeof STAFF_HOLD_REASONS)[number];
  const untilOn = one(values, 'untilOn');
  const [subject, note] = [one(values, 'subject'), one(values, 'note')];
  await call(setHold, { subject, reason, untilOn, note });
  return done(HERE, 'einbehalten');
});

/** What is held, why and until when; every hold has a name and an end. */
export default function HoldsPage() {
  const { holds, latestOn, subject } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={texts.title} sub={texts.sub(formatDayWithYear(latestOn, 'de'))} />
      <Block title={texts.open(holds.length)}>
        {holds.length === 0 && <p>{texts.none}</p>}
        <ul className="case-list">
          {holds.map((hold) => (
            <HoldCase key={hold.holdId} hold={hold} />
          ))}
        </ul>
      </Block>
      <NewHold subject={subject} />
    </>
  );
}

function HoldCase({ hold }: { readonly hold: Hold }) {
  const { values, problems } = useFormAnswer();
  const isThis = isThisForm(values, 'holdId', hold.holdId);
  // It ends with that day, at midnight.
  const lastInstant = new Date(Date.parse(hold.until) - 1).toISOString();
  const day = formatDayWithYear(marketDayOf(lastInstant), 'de');
  const setBy = texts.setBy(hold.setByName, formatInstant(hold.setAt, 'de'));
  return (
    <li>
      <div>
        <b>
          {hold.orderId ? (
            <a href={`/bestellungen/${hold.orderId}`}>{hold.orderNumber}</a>
          ) : (
            texts.everything
          )}
          , <a href={`/betriebe/${hold.producerId}`}>{hold.producerName}</a>:{' '}
          <span className="tabular">{formatMoney(hold.heldCents, 'de')}</span>
        </b>
        <p>
          {HOLD_REASONS[hold.reason]}, {texts.until(day)}
          {hold.note && `: ${hold.note}`}
        </p>
        <p className="small muted">{setBy}</p>
      </div>
      <form method="post" action={HERE}>
        <input type="hidden" name="intent" value="lift" />
        <input type="hidden" name="holdId" value={hold.holdId} />
        <Field
          name={noteOf(hold.holdId)}
          label={texts.liftNote}
          required
          maxLength={500}
          value={isThis ? one(values, noteOf(hold.holdId)) : ''}
          error={isThis ? problemOf(problems, 'note') : undefined}
        />
        <Button>{texts.lift}</Button>
      </form>
    </li>
  );
}

function NewHold({ subject }: { readonly subject: string }) {
  const answer = useFormAnswer();
  const isThis = isThisForm(answer.values, 'intent', 'set');
  const values = isThis ? answer.values : {};
  const problem = (field: string) => (isThis ? problemOf(answer.problems, field) : undefined);
  return (
    <Block title={texts.newHold}>
      <form method="post" action={HERE} className="form-grid">
        <input type="hidden" name="intent" value="set" />
        <Field
          name="subject"
          label={texts.subject}
          hint={texts.subjectHint}
          required
          value={one(values, 'subject') || subject}
          error={problem('subject')}
        />
        <Select
          name="reason"
          label={texts.reason}
          value={one(values, 'reason') || 'complaint'}
          choices={STAFF_HOLD_REASONS.map((value) => ({ value, label: HOLD_REASONS[value] }))}
        />
        <Field
          name="untilOn"
          type="date"
          label={texts.untilOn}
          required
          value={one(values, 'untilOn')}
          error={problem('untilOn')}
        />
        <Field
          name="note"
          label={texts.note}
          hint={texts.noteHint}
          required
          maxLength={500}
          value={one(values, 'note')}
          error={problem('note')}
        />
        <Button kind="primary">{texts.hold}</Button>
      </form>
    </Block>
  );
}
