import { CaseWords } from '@markthalle/contracts/case-views';
import { Day } from '@markthalle/contracts/fields';
import {
  answerQuestion,
  escalateProblem,
  readOrderCases,
} from '@markthalle/contracts/problem-cases';
import { disputeLoss, proveReturn } from '@markthalle/contracts/withdrawals';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { headOf, privateHead } from '../features/page-head.ts';
import { ProblemCase } from '../features/problem-case.tsx';
import { WithdrawalCase } from '../features/withdrawal-case.tsx';
import { pathTo } from '../paths.ts';
import {
  formFailed,
  formValues,
  refuseForm,
  refuseProblem,
  throwProblem,
} from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { api, language } = shop;
  const { token: orderToken = '', case: caseId = '' } = params;
  const answer = await api.call(readOrderCases, { language, orderToken });
  if (!answer.ok) throwProblem(answer.problem);
  const withdrawal = answer.value.withdrawals.find((one) => one.partId === caseId) ?? null;
  const problem = answer.value.problems.find((one) => one.caseId === caseId) ?? null;
  if (withdrawal === null && problem === null) throw data(null, { status: 404 });
  const head = privateHead(shop, shopTexts(language).cases.title, formFailed(context));
  return { language, orderToken, withdrawal, problem, head };
}

/** Four small forms stand on these pages; each does one thing. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { api, language } = shopRequest(request, context);
  const { token: orderToken = '', case: id = '' } = params;
  const values = await formValues(request);
  const texts = shopTexts(language).cases;
  const refuse = (field: string, message: string) =>
    refuseForm(context, { problems: [{ field, message }], values }, 400);
  const words = values.words ?? '';
  if (values.intent !== 'sent' && !CaseWords.safeParse(words).success) {
    return refuse('words', texts.tooShort);
  }
  const sentOn = Day.safeParse(values.sentOn).data;
  if (values.intent === 'sent' && sentOn === undefined) return refuse('sentOn', texts.badDay);
  const base = { language, orderToken };
  const trackingNumber = values.trackingNumber?.trim() || null;
  const answer =
    values.intent === 'sent'
      ? await api.call(proveReturn, { ...base, partId: id, sentOn: sentOn ?? '', trackingNumber })
      : values.intent === 'dispute'
        ? await api.call(disputeLoss, { ...base, partId: id, words })
        : values.intent === 'answer'
          ? await api.call(answerQuestion, { ...base, caseId: id, words })
          : await api.call(escalateProblem, { ...base, caseId: id, words });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  return redirect(pathTo('orderCase', language, { token: orderToken, case: id }), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => headOf(loaded?.head);

/** One withdrawal or one problem, with what its buyer can do next. */
export default function OrderCase() {
  const { language, orderToken, withdrawal, problem } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const texts = shopTexts(language).cases;
  return (
    <div className="wrap plain-page">
      <ErrorSummary problems={refused?.problems ?? []} />
      <p>
        <a href={pathTo('order', language, { token: orderToken })}>{texts.back}</a>
      </p>
      {withdrawal && (
        <WithdrawalCase
          language={language}
          orderToken={orderToken}
          part={withdrawal}
          refused={refused}
        />
      )}
      {problem && (
        <ProblemCase
          language={language}
          orderToken={orderToken}
          problem={problem}
          refused={refused}
        />
      )}
    </div>
  );
}
