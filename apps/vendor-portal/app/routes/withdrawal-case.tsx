import type { WithdrawalPartView } from '@markthalle/contracts/case-views';
import {
  readPortalWithdrawal,
  receiveReturn,
  waiveReturn,
} from '@markthalle/contracts/portal-cases';
import { Button } from '@markthalle/ui/components/button';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Notice } from '@markthalle/ui/components/notice';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatDayWithYear, formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { ReceiveForm } from '../features/receive-form.tsx';
import { begunLines, WorkForm } from '../features/work-form.tsx';
import { portalTitle } from '../portal-title.ts';
import { lossClaimOf } from '../server/loss-claim.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { caseTexts as texts, WITHDRAWAL_LOOKS } from '../texts/cases.ts';

type Loaded = { readonly part: WithdrawalPartView };

export const meta = portalTitle<Loaded>(({ part }) => texts.withdrawalPage(part.withdrawalNumber));

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const part = await visit.read(readPortalWithdrawal, { partId: args.params.partId ?? '' });
  return { part, idempotencyKey: crypto.randomUUID() as string };
}

export const action = portalAction(async (task) => {
  const { values, params, call } = task;
  const partId = params.partId ?? '';
  const page = `/rueckgaben/widerruf/${partId}`;
  const key = { idempotencyKey: one(values, 'idempotencyKey') };
  if (one(values, 'intent') === 'waive') {
    await call(waiveReturn, { partId }, key);
    return done(page, 'auf-ware-verzichtet');
  }
  const claim = await lossClaimOf(task, partId);
  await call(receiveReturn, { partId, ...claim }, key);
  return done(page, 'ware-da');
});

/** One part of a withdrawal: what comes back, by when the money goes, and the two ways on. */
export default function WithdrawalCasePage() {
  const { part, idempotencyKey } = useLoaderData<typeof loader>();
  const look = WITHDRAWAL_LOOKS[part.state];
  const begun = begunLines(part).length > 0;
  const awaitsShare = begunLines(part).some(({ work }) => work?.doneBps === null);
  const waive = part.returnTo === null ? WAIVE.work : WAIVE.goods;
  const waits = part.state === 'hold' || part.state === 'due';
  return (
    <PortalPage
      title={texts.withdrawalPage(part.withdrawalNumber)}
      backHref="/rueckgaben"
      current="orders"
    >
      <Block title={part.orderNumber} aside={<Tag tone={look.tone}>{look.label}</Tag>}>
        <KeyFacts facts={factsOf(part)} />
        <ul className="case-lines">
          {part.lines.map((line) => (
            <li key={line.lineId}>
              {line.quantity} × {line.name}: {texts.answers[line.answer]}
            </li>
          ))}
        </ul>
        {part.loss.cents > 0 && part.loss.counts && (
          <p>{(begun ? texts.workTaken : texts.loss)(formatMoney(part.loss.cents, 'de'))}</p>
        )}
      </Block>
      {waits && part.returnTo === null && !awaitsShare && <Notice>{texts.nothingBack}</Notice>}
      {waits && (part.returnTo !== null || awaitsShare) && (
        <>
          {part.returnTo === null ? (
            <WorkForm part={part} idempotencyKey={idempotencyKey} />
          ) : (
            <ReceiveForm part={part} idempotencyKey={idempotencyKey} />
          )}
          <Block title={waive.title}>
            <p>{waive.hint}</p>
            <form method="post" className="form-action">
              <input type="hidden" name="idempotencyKey" value={`${idempotencyKey}-w`} />
              <Button name="intent" value="waive" wide>
                {waive.button}
              </Button>
            </form>
          </Block>
        </>
      )}
    </PortalPage>
  );
}

const WAIVE = {
  goods: { title: texts.waive, hint: texts.waiveHint, button: texts.waiveButton },
  work: { title: texts.workWaive, hint: texts.workWaiveHint, button: texts.workWaiveButton },
} as const;

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
