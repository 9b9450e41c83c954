import {
  decideNotice,
  type NoticeView,
  readNotice,
  undoDecision,
} from '@markthalle/contracts/office-notices';
import {
  DECISION_ACTIONS,
  DECISION_AUTOMATION,
  DECISION_GROUNDS,
  DECISION_REMEDIES,
} from '@markthalle/domain/notice';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Notice } from '@markthalle/ui/components/notice';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { done, FormRefusal, type FormTask } from '@markthalle/workplace/server/form-action';
import { many, one } from '@markthalle/workplace/typed-values';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DecisionForm, PastDecisions, UndoForm } from '../features/decision-forms.tsx';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { noticeTexts as texts } from '../texts/notices.ts';

export const meta = officeTitle<NoticeView>((notice) => texts.caseTitle(notice.number));

export const loader = (args: LoaderFunctionArgs) =>
  visitOffice(args).read(readNotice, { noticeId: args.params.noticeId ?? '' });

/** Two forms stand on this page: deciding, and undoing what was decided. */
export const action = officeAction(async (task) => {
  const noticeId = task.params.noticeId ?? '';
  const page = `/meldungen/${noticeId}`;
  if (one(task.values, 'intent') === 'undo') {
    await task.call(undoDecision, { noticeId, because: one(task.values, 'because') });
    return done(page, 'meldung-zurueck');
  }
  await decide(task, noticeId);
  return done(page, 'meldung-entschieden');
});

function decide({ values, call }: FormTask, noticeId: string) {
  const action = DECISION_ACTIONS.find((known) => known === one(values, 'action'));
  const ground = DECISION_GROUNDS.find((known) => known === one(values, 'ground'));
  if (action === undefined || ground === undefined) {
    const field = action === undefined ? 'action' : 'ground';
    throw new FormRefusal([{ field, message: texts.decideHint }]);
  }
  return call(decideNotice, {
    noticeId,
    action,
    ground,
    groundText: one(values, 'groundText'),
    facts: one(values, 'facts'),
    automation: DECISION_AUTOMATION.find((known) => known === one(values, 'automation')) ?? '',
    territory: one(values, 'territory'),
    duration: one(values, 'duration'),
    remedies: DECISION_REMEDIES.filter((known) => many(values, 'remedies').includes(known)),
    moreUrls: one(values, 'moreUrls')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  });
}

/** One notice: what stands there, what somebody says about it, and the decision. */
export default function NoticePage() {
  const notice = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={texts.caseTitle(notice.number)}
        sub={texts.received(formatInstant(notice.receivedAt, 'de'))}
      >
        {notice.dueAt && (
          <Tag tone={notice.isOverdue ? 'bad' : 'warn'}>
            {texts.dueBy(formatInstant(notice.dueAt, 'de'))}
          </Tag>
        )}
      </PageHead>
      {notice.decidedAt === null && <Notice tone="warn">{texts.danger}</Notice>}
      <Block title={texts.what}>
        <KeyFacts facts={factsOf(notice)} />
      </Block>
      {notice.decidedAt === null ? <DecisionForm notice={notice} /> : <UndoForm />}
      {notice.decisions.length > 0 && <PastDecisions decisions={notice.decisions} />}
    </>
  );
}

function factsOf(notice: NoticeView) {
  const { terms } = texts;
  const { reporter } = notice;
  return [
    { term: terms.kind, fact: texts.kinds[notice.kind] },
    { term: terms.url, fact: notice.url },
    { term: terms.content, fact: texts.contents[notice.contentKind] },
    { term: terms.copy, fact: <span className="kept-lines">{notice.contentCopy}</span> },
    { term: terms.reason, fact: texts.reasons[notice.reason] },
    { term: terms.explanation, fact: <span className="kept-lines">{notice.explanation}</span> },
    {
      term: terms.reporter,
      fact: reporter ? `${reporter.name}, ${reporter.email}` : texts.anonymous,
    },
    { term: terms.reference, fact: notice.reference },
    { term: terms.language, fact: notice.language },
  ].filter(({ fact }) => fact !== null);
}
