import { answerOrder, readOrderAnswer } from '@markthalle/contracts/hand-over';
import { brand } from '@markthalle/ui/brand';
import { Button, ButtonLink } from '@markthalle/ui/components/button';
import { Notice } from '@markthalle/ui/components/notice';
import { Block, TopBar } from '@markthalle/ui/components/workplace';
import { formatDay } from '@markthalle/ui/format/dates';
import { problemSentence } from '@markthalle/ui/texts/problems';
import { HelpLine } from '@markthalle/workplace/views/help-line';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { answerTexts as texts } from '../texts/packing.ts';

const GONE = 410;
const REFUSED = 422;
const ANSWERS = { ja: 'confirmed', nein: 'cannot_deliver' } as const;
const DONE = { ja: texts.doneYes, nein: texts.doneNo };

const isAnswer = (typed: string): typed is keyof typeof ANSWERS => Object.hasOwn(ANSWERS, typed);

export const meta = portalTitle(texts.title);

/** Opening the link changes nothing: mail programs open links by themselves. */
export async function loader(args: LoaderFunctionArgs) {
  const answerToken = args.params.answerToken ?? '';
  const question = await visitPortal(args).api.call(readOrderAnswer, { answerToken });
  const order = question.ok ? question.value : null;
  return data({ order }, { status: order === null ? GONE : 200 });
}

export async function action(args: ActionFunctionArgs) {
  const typed = String((await args.request.formData()).get('antwort'));
  if (!isAnswer(typed)) return data({ done: null, problem: texts.gone }, { status: REFUSED });
  const answerToken = args.params.answerToken ?? '';
  const answered = await visitPortal(args).api.call(answerOrder, {
    answerToken,
    answer: ANSWERS[typed],
  });
  if (answered.ok) return data({ done: DONE[typed], problem: null });
  const problem = problemSentence(answered.problem.code, 'de');
  return data({ done: null, problem }, { status: REFUSED });
}

export default function AnswerPage() {
  const { order } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="portal">
      <TopBar title={texts.title} />
      <main id="inhalt" className="portal__main" tabIndex={-1}>
        {answer?.problem && <Notice tone="bad">{answer.problem}</Notice>}
        {answer?.done ? (
          <Done sentence={answer.done} />
        ) : order === null ? (
          <Gone />
        ) : (
          <Question order={order} />
        )}
      </main>
      <div className="portal__help">
        <HelpLine brand={brand} />
      </div>
    </div>
  );
}

type Order = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['order']>;

function Question({ order }: { readonly order: Order }) {
  return (
    <Block title={texts.lead(order.number, order.producerName)}>
      <p>
        {texts.until(formatDay(order.handOverOn, 'de'))}, {order.wayLabel}
      </p>
      <ul>
        {order.lines.map((line, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order.
          <li key={position}>
            {line.pieces} × {line.name}
          </li>
        ))}
      </ul>
      <form method="post">
        <p>
          <Button kind="primary" wide name="antwort" value="ja">
            {texts.yes}
          </Button>
        </p>
        <p>
          <Button wide name="antwort" value="nein">
            {texts.no}
          </Button>
        </p>
        <p className="small muted">{texts.noHint}</p>
      </form>
    </Block>
  );
}

function Done({ sentence }: { readonly sentence: string }) {
  return (
    <Block>
      <Notice tone="good" live>
        {sentence}
      </Notice>
      <p>
        <ButtonLink href="/bestellungen">{texts.toPortal}</ButtonLink>
      </p>
    </Block>
  );
}

function Gone() {
  return (
    <Block title={texts.gone}>
      <p>{texts.goneHint}</p>
      <p>
        <ButtonLink kind="primary" href="/bestellungen">
          {texts.toPortal}
        </ButtonLink>
      </p>
    </Block>
  );
}
