import { MAX_WORDS_CHARS } from '@markthalle/contracts/case-views';
import {
  decideProblem,
  type OfficeProblem,
  readOfficeProblem,
} from '@markthalle/contracts/office-cases';
import { RefundBearer } from '@markthalle/contracts/refund-views';
import { Button } from '@markthalle/ui/components/button';
import { Select, TextArea } from '@markthalle/ui/components/field';
import { KeyFacts } from '@markthalle/ui/components/key-facts';
import { Tag } from '@markthalle/ui/components/tag';
import { Block } from '@markthalle/ui/components/workplace';
import { formatInstant } from '@markthalle/ui/format/dates';
import { money } from '@markthalle/workplace/german-money';
import { done } from '@markthalle/workplace/server/form-action';
import { one } from '@markthalle/workplace/typed-values';
import { problemOf, useFormAnswer } from '@markthalle/workplace/views/form-parts';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHead } from '../features/page-head.tsx';
import { officeTitle } from '../office-title.ts';
import { officeAction, visitOffice } from '../server/office.ts';
import { PROBLEM_LOOKS, caseTexts as texts } from '../texts/cases.ts';

type Loaded = { readonly found: OfficeProblem };

export const meta = officeTitle<Loaded>(({ found }) =>
  texts.problemTitle(found.problem.orderNumber),
);

export async function loader(args: LoaderFunctionArgs) {
  const caseId = args.params.caseId ?? '';
  const found = await visitOffice(args).read(readOfficeProblem, { caseId });
  return { found, idempotencyKey: crypto.randomUUID() as string };
}

const DECISIONS = ['refund', 'replacement', 'decline'] as const;
const BEARERS = RefundBearer.options;

export const action = officeAction(async ({ values, params, call }) => {
  const caseId = params.caseId ?? '';
  const decision = DECISIONS.find((known) => known === one(values, 'decision')) ?? 'refund';
  const bearer = RefundBearer.safeParse(one(values, 'bearer')).data;
  const input = { caseId, decision, bearer, words: one(values, 'words') };
  await call(decideProblem, input, { idempotencyKey: one(values, 'idempotencyKey') });
  return done(`/reklamationen/${caseId}`, 'reklamation-entschieden');
});

/** One problem: timeline, photos, order, who should bear it and why, one button. */
export default function ProblemCasePage() {
  const { found, idempotencyKey } = useLoaderData<typeof loader>();
  const { problem } = found;
  const look = PROBLEM_LOOKS[problem.state];
  return (
    <>
      <PageHead title={texts.problemTitle(problem.orderNumber)} sub={texts.kinds[problem.kind]}>
        <Tag tone={look.tone}>{look.label}</Tag>
        {problem.isOverdue && <Tag tone="bad">{texts.overdue}</Tag>}
      </PageHead>
      <div className="side-by-side">
        <Facts found={found} />
        {problem.state === 'waiting_staff' && (
          <Proposal found={found} idempotencyKey={idempotencyKey} />
        )}
      </div>
      <History problem={problem} />
      {problem.state === 'waiting_staff' && <OtherDecision idempotencyKey={idempotencyKey} />}
    </>
  );
}

function Facts({ found }: { readonly found: OfficeProblem }) {
  const { problem, orderId, buyerName, wayLabel } = found;
  const { facts } = texts;
  return (
    <Block title={texts.kinds[problem.kind]}>
      <KeyFacts
        facts={[
          {
            term: facts.order,
            fact: <a href={`/bestellungen/${orderId}`}>{problem.orderNumber}</a>,
          },
          { term: facts.buyer, fact: buyerName },
          { term: facts.producer, fact: problem.producerName },
          { term: facts.article, fact: `${problem.quantity} × ${problem.lineName}` },
          { term: facts.value, fact: money(problem.valueCents) },
          { term: facts.wish, fact: texts.wishes[problem.wish] },
          { term: facts.way, fact: wayLabel },
          { term: facts.type, fact: texts.types[problem.type] },
          { term: facts.due, fact: formatInstant(problem.answerDueAt, 'de') },
          ...(problem.refundCents === null
            ? []
            : [{ term: facts.refund, fact: money(problem.refundCents) }]),
        ]}
      />
    </Block>
  );
}

function Proposal(props: { readonly found: OfficeProblem; readonly idempotencyKey: string }) {
  const { problem, proposal } = props.found;
  const bearer = texts.bearers[proposal.bearer];
  return (
    <Block title={texts.proposal}>
      <p>
        <b>{texts.proposalOf(bearer, money(problem.valueCents))}</b>
      </p>
      <p>{texts.because[proposal.because]}</p>
      <form method="post">
        <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
        <input type="hidden" name="decision" value="refund" />
        <input type="hidden" name="bearer" value={proposal.bearer} />
        <p className="form-action">
          <Button kind="primary">{texts.accept}</Button>
        </p>
      </form>
    </Block>
  );
}

function History({ problem }: { readonly problem: OfficeProblem['problem'] }) {
  return (
    <Block title={texts.history}>
      <ol className="case-steps">
        {problem.steps.map((step) => (
          <li key={`${step.at}:${step.kind}`}>
            <b>{texts.steps[step.kind] ?? step.kind}</b>{' '}
            <span className="small muted">
              {texts.by[step.by]}, {formatInstant(step.at, 'de')}
            </span>
            {step.words && <p className="pre-line">{step.words}</p>}
            {step.photoIds.map((photoId, index) => (
              <img
                key={photoId}
                className="case-photo"
                src={`/reklamationen/foto/${photoId}`}
                alt={texts.photo(index + 1)}
              />
            ))}
          </li>
        ))}
      </ol>
    </Block>
  );
}

function OtherDecision({ idempotencyKey }: { readonly idempotencyKey: string }) {
  const { values, problems, returned } = useFormAnswer();
  return (
    <Block>
      <details open={returned}>
        <summary>{texts.other}</summary>
        <form method="post" className="case-form">
          <input type="hidden" name="idempotencyKey" value={`${idempotencyKey}-o`} />
          <Select
            name="decision"
            label={texts.decision}
            value={one(values, 'decision')}
            choices={DECISIONS.map((value) => ({ value, label: texts.decisions[value] }))}
          />
          <Select
            name="bearer"
            label={texts.bearer}
            value={one(values, 'bearer')}
            choices={BEARERS.map((value) => ({ value, label: texts.bearers[value] }))}
          />
          <TextArea
            name="words"
            label={texts.words}
            hint={texts.wordsHint}
            value={one(values, 'words')}
            error={problemOf(problems, 'words')}
            maxLength={MAX_WORDS_CHARS}
            optional
          />
          <p className="form-action">
            <Button>{texts.decide}</Button>
          </p>
        </form>
      </details>
    </Block>
  );
}
