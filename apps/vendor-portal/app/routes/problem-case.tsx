import { MAX_WORDS_CHARS, type ProblemView } from '@markthalle/contracts/case-views';
import {
  answerPortalProblem,
  readPortalProblem,
  sendReplacement,
} from '@markthalle/contracts/portal-cases';
import { Button } from '@markthalle/ui/components/button';
import { TextArea } from '@markthalle/ui/components/field';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { formatMoney } from '@markthalle/ui/format/money';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { PROBLEM_LOOKS, caseTexts as texts } from '../texts/cases.ts';

type Loaded = { readonly problem: ProblemView };

export const meta = portalTitle<Loaded>(({ problem }) => texts.page(problem.orderNumber));

export async function loader(args: LoaderFunctionArgs) {
  const caseId = args.params.caseId ?? '';
  const problem = await visitPortal(args).read(readPortalProblem, { caseId });
  return { problem, idempotencyKey: crypto.randomUUID() as string };
}

const ANSWERS = ['refund', 'replacement', 'question'] as const;

export const action = portalAction(async ({ values, params, call }) => {
  const caseId = params.caseId ?? '';
  const page = `/rueckgaben/${caseId}`;
  const intent = one(values, 'intent');
  if (intent === 'sent') {
    await call(sendReplacement, { caseId });
    return done(page, 'ersatz-verschickt');
  }
  const answer = ANSWERS.find((known) => known === intent) ?? 'question';
  const input = { caseId, answer, words: one(values, 'words') };
  await call(answerPortalProblem, input, { idempotencyKey: one(values, 'idempotencyKey') });
  return done(page, 'problem-beantwortet');
});

/** What somebody reports, with photo and wish, and the three answers to it. */
export default function ProblemCasePage() {
  const { problem, idempotencyKey } = useLoaderData<typeof loader>();
  const look = PROBLEM_LOOKS[problem.state];
  const { facts } = texts;
  return (
    <PortalPage title={texts.page(problem.orderNumber)} backHref="/rueckgaben" current="orders">
      <Block title={texts.kinds[problem.kind]} aside={<Tag tone={look.tone}>{look.label}</Tag>}>
        <KeyFacts
          facts={[
            { term: facts.article, fact: `${problem.quantity} × ${problem.lineName}` },
            { term: facts.value, fact: formatMoney(problem.valueCents, 'de') },
            { term: facts.wish, fact: texts.wishes[problem.wish] },
            { term: facts.reported, fact: formatInstant(problem.reportedAt, 'de') },
            ...(problem.refundCents === null
              ? []
              : [{ term: facts.refund, fact: formatMoney(problem.refundCents, 'de') }]),
          ]}
        />
      </Block>
      <History problem={problem} />
      {problem.state === 'waiting_producer' && (
        <AnswerForm problem={problem} idempotencyKey={idempotencyKey} />
      )}
      {problem.state === 'replacing' && (
        <form method="post" className="block form-action">
          <input type="hidden" name="intent" value="sent" />
          <Button kind="primary" wide>
            {texts.replacementSent}
          </Button>
        </form>
      )}
    </PortalPage>
  );
}

function History({ problem }: { readonly problem: ProblemView }) {
  return (
    <Block title={texts.history}>
      <ol className="case-steps">
        {problem.steps.map((step) => (
          <li key={`${step.at}:${step.kind}`}>
            <b>{texts.steps[step.kind] ?? step.kind}</b>{' '}
            <span className="small muted">{formatInstant(step.at, 'de')}</span>
            {step.words && <p className="pre-line">{step.words}</p>}
            {step.photoIds.map((photoId, index) => (
              <img
                key={photoId}
                className="case-photo"
                src={`/rueckgaben/foto/${photoId}`}
                alt={texts.photo(index + 1)}
              />
            ))}
          </li>
        ))}
      </ol>
    </Block>
  );
}

function AnswerForm(props: { readonly problem: ProblemView; readonly idempotencyKey: string }) {
  const { values, problems } = useFormAnswer();
  return (
    <Block title={texts.answer} aside={texts.until(formatInstant(props.problem.answerDueAt, 'de'))}>
      <p>{texts.answerHint}</p>
      <form method="post">
        <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
        <TextArea
          name="words"
          label={texts.words}
          hint={texts.wordsHint}
          value={one(values, 'words')}
          error={problemOf(problems, 'words')}
          maxLength={MAX_WORDS_CHARS}
          optional
        />
        <div className="button-row">
          <Button kind="primary" name="intent" value="refund">
            {texts.refund}
          </Button>
          <Button name="intent" value="replacement">
            {texts.replacement}
          </Button>
          <Button name="intent" value="question">
            {texts.question}
          </Button>
        </div>
      </form>
    </Block>
  );
}
