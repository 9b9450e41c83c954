import type { WithdrawalPartView } from '@markthalle/contracts/case-views';
import {
  readPortalWithdrawal,
  receiveReturn,
  waiveReturn,
} from '@markthalle/contracts/portal-cases';
import { Button } from '@markthalle/ui/components/button';
import { Field, TextArea } from '@markthalle/ui/components/field';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Notice } from '@markthalle/ui/components/notice';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { done, FormRefusal } from '@markthalle/workplace/server/form-action';
import { centsFromTyped } from '@markthalle/workplace/typed-money';
import { one, type TypedValues } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { caseTexts as texts, WITHDRAWAL_LOOKS } from '../texts/cases.ts';

type Loaded = { readonly part: WithdrawalPartView };

export const meta = portalTitle<Loaded>(({ part }) => texts.withdrawalPage(part.withdrawalNumber));

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const part = await visit.read(readPortalWithdrawal, { partId: args.params.partId ?? '' });
  const photoId = visit.url.searchParams.get('foto');
  return { part, photoId, idempotencyKey: crypto.randomUUID() as string };
}

const LOSS = 'loss-';

export const action = portalAction(async ({ values, params, call }) => {
  const partId = params.partId ?? '';
  const page = `/rueckgaben/widerruf/${partId}`;
  const key = { idempotencyKey: one(values, 'idempotencyKey') };
  if (one(values, 'intent') === 'waive') {
    await call(waiveReturn, { partId }, key);
    return done(page, 'auf-ware-verzichtet');
  }
  const photoId = one(values, 'photoId') || null;
  const input = { partId, losses: lossesOf(values), reason: one(values, 'reason'), photoId };
  await call(receiveReturn, input, key);
  return done(page, 'ware-da');
});

function lossesOf(values: TypedValues): { lineId: string; lossCents: number }[] {
  return Object.keys(values).flatMap((field) => {
    const typed = one(values, field).trim();
    if (!field.startsWith(LOSS) || typed === '') return [];
    const lossCents = centsFromTyped(typed);
    if (lossCents === null || lossCents < 0) {
      throw new FormRefusal([{ field, message: texts.badMoney }]);
    }
    return lossCents === 0 ? [] : [{ lineId: field.slice(LOSS.length), lossCents }];
  });
}

/** One part of a withdrawal: what comes back, by when the money goes, and the two ways on. */
export default function WithdrawalCasePage() {
  const { part, photoId, idempotencyKey } = useLoaderData<typeof loader>();
  const look = WITHDRAWAL_LOOKS[part.state];
  const waits = part.state === 'hold' || part.state === 'due';
  return (
    <PortalPage
      title={texts.withdrawalPage(part.withdrawalNumber)}
      backHref="/rueckgaben"
      current="orders"
    >
      <Block title={part.orderNumber} aside={<Tag tone={look.tone}>{look.label}</Tag>}>
        <KeyFacts facts={factsOf(part)} />
        <ul>
          {part.lines.map((line) => (
            <li key={line.lineId}>
              {line.quantity} × {line.name}: {texts.answers[line.answer]}
            </li>
          ))}
        </ul>
        {part.loss.cents > 0 && part.loss.counts && (
          <p>{texts.loss(formatMoney(part.loss.cents, 'de'))}</p>
        )}
      </Block>
      {waits && part.returnTo === null && <Notice>{texts.nothingBack}</Notice>}
      {waits && part.returnTo !== null && (
        <>
          <ReceiveForm part={part} photoId={photoId} idempotencyKey={idempotencyKey} />
          <Block title={texts.waive}>
            <p>{texts.waiveHint}</p>
            <form method="post" className="form-action">
              <input type="hidden" name="idempotencyKey" value={`${idempotencyKey}-w`} />
              <Button name="intent" value="waive" wide>
                {texts.waiveButton}
              </Button>
            </form>
          </Block>
        </>
      )}
    </PortalPage>
  );
}

function factsOf(part: WithdrawalPartView) {
  const { withdrawalFacts: terms } = texts;
  const facts = [
    { term: terms.received, fact: formatInstant(part.receivedAt, 'de') },
    { term: terms.due, fact: formatDayWithYear(part.dueOn, 'de') },
    { term: terms.sent, fact: part.sentOn && formatDayWithYear(part.sentOn, 'de') },
    { term: terms.tracking, fact: part.trackingNumber },
    {
      term: terms.refund,
      fact: part.refundCents === null ? null : formatMoney(part.refundCents, 'de'),
    },
  ];
  return facts.filter(({ fact }) => fact !== null);
}

function ReceiveForm(props: {
  readonly part: WithdrawalPartView;
  readonly photoId: string | null;
  readonly idempotencyKey: string;
}) {
  const { part, photoId, idempotencyKey } = props;
  const { values, problems } = useFormAnswer();
  const accepted = part.lines.filter((line) => line.answer === 'accepted');
  return (
    <Block title={texts.goodsBack}>
      <p>{part.loss.counts ? texts.goodsBackHint : texts.noNotice}</p>
      <form method="post">
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="photoId" value={one(values, 'photoId') || (photoId ?? '')} />
        {part.loss.counts && (
          <>
            {accepted.map((line) => (
              <Field
                key={line.lineId}
                name={`${LOSS}${line.lineId}`}
                label={texts.lossOf(line.name)}
                hint={texts.lossHint(formatMoney(line.priceCents, 'de'))}
                unit="Euro"
                inputMode="decimal"
                value={one(values, `${LOSS}${line.lineId}`)}
                error={problemOf(problems, `${LOSS}${line.lineId}`)}
                optional
              />
            ))}
            <TextArea
              name="reason"
              label={texts.reason}
              value={one(values, 'reason')}
              error={problemOf(problems, 'reason')}
              maxLength={2_000}
              optional
            />
            {photoId && <p className="small muted">{texts.photoKept}</p>}
          </>
        )}
        <p className="form-action">
          <Button kind="primary" name="intent" value="received" wide>
            {texts.confirm}
          </Button>
        </p>
      </form>
      {part.loss.counts && !photoId && (
        <form
          method="post"
          encType="multipart/form-data"
          action={`/rueckgaben/widerruf/${part.partId}/foto`}
        >
          <div className="field">
            <label className="field__label" htmlFor="field-photo">
              {texts.addPhoto}
            </label>
            <input
              id="field-photo"
              className="input"
              type="file"
              name="photo"
              accept="image/jpeg,image/png,image/webp"
              required
            />
          </div>
          <Button small>{texts.upload}</Button>
        </form>
      )}
    </Block>
  );
}
