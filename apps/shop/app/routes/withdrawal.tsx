import { randomUUID } from 'node:crypto';
import { Id } from '@markthalle/contracts/fields';
import { readWithdrawalForm, submitWithdrawal } from '@markthalle/contracts/withdrawals';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { headOf, titled } from '../features/page-head.ts';
import { WithdrawalCheck } from '../features/withdrawal-check.tsx';
import { WithdrawalForm } from '../features/withdrawal-form.tsx';
import { pathTo } from '../paths.ts';
import { formFailed, formValues, refuseForm, refuseProblem } from '../server/form.server.ts';
import { type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { readWithdrawal } from '../server/withdrawal-input.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, publicUrl, url } = shop;
  const orderToken = url.searchParams.get('bestellung');
  const known = orderToken === null ? null : await formOf(shop, orderToken);
  return {
    language,
    orderToken: known === null ? null : orderToken,
    badLink: orderToken !== null && known === null,
    known,
    head: {
      language,
      publicUrl,
      pathname: url.pathname,
      title: titled(shopTexts(language).withdrawal.title),
      failed: formFailed(context),
      noIndex: orderToken !== null,
    },
  };
}

/** A link that leads nowhere takes nothing away: the form is simply empty. */
async function formOf({ api, language }: ShopRequest, orderToken: string) {
  const answer = await api.call(readWithdrawalForm, { language, orderToken });
  return answer.ok ? answer.value : null;
}

/** Step 1 leads to the check page, step 2 sends the declaration (§ 356a(2), (3) BGB). */
export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language, api } = shop;
  const values = await formValues(request);
  const read = readWithdrawal(values, language);
  if ('problems' in read) return refuseForm(context, { problems: read.problems, values }, 400);
  const { input } = read;
  if (values.step !== 'confirm') {
    const form = input.orderToken === undefined ? null : await formOf(shop, input.orderToken);
    const sold = form?.parts.flatMap((part) => part.lines) ?? [];
    const lines = (input.lines ?? []).flatMap(({ lineId, quantity }) => {
      const line = sold.find((one) => one.lineId === lineId);
      return line === undefined ? [] : [{ lineId, quantity, name: line.name }];
    });
    return data({ check: { ...input, lines, idempotencyKey: randomUUID() as string } });
  }
  const idempotencyKey = Id.safeParse(values.idempotencyKey).data ?? randomUUID();
  const answer = await api.call(submitWithdrawal, input, { idempotencyKey });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  const token = answer.value.receiptToken;
  return redirect(pathTo('withdrawalReceived', language, { token }), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => headOf(loaded?.head);

export default function Withdrawal() {
  const { language, known, orderToken, badLink } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && 'check' in answer) {
    return <WithdrawalCheck language={language} check={answer.check} />;
  }
  return (
    <WithdrawalForm
      language={language}
      known={known}
      orderToken={orderToken}
      badLink={badLink}
      refused={answer}
    />
  );
}
