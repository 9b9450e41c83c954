import { randomUUID } from 'node:crypto';
import { Id } from '@markthalle/contracts/fields';
import { MessageWords } from '@markthalle/contracts/message-views';
import { readOrderMessages, writeOrderMessage } from '@markthalle/contracts/order-messages';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import { Notice } from '@markthalle/ui/components/notice';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OrderThread } from '../features/order-thread.tsx';
import { headOf, privateHead } from '../features/page-head.ts';
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
  const { language, url } = shop;
  const orderToken = params.token ?? '';
  const answer = await shop.api.call(readOrderMessages, { language, orderToken });
  if (!answer.ok) throwProblem(answer.problem);
  const { orderNumber, threads } = answer.value;
  const title = shopTexts(language).orderMessages.title(orderNumber);
  return {
    language,
    orderToken,
    title,
    threads,
    idempotencyKey: randomUUID() as string,
    sent: url.searchParams.get('meldung') === 'gesendet',
    head: privateHead(shop, title, formFailed(context)),
  };
}

/** Each producer has a form of its own; its field carries the part's id, so that errors find it. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const values = await formValues(request);
  const { producerOrderId = '' } = values;
  const field = `words-${producerOrderId}`;
  const typed = (values[field] ?? '').replaceAll('\r\n', '\n');
  const words = MessageWords.safeParse(typed);
  if (!words.success) {
    const texts = shopTexts(language).orderMessages;
    const message = typed.trim() === '' ? texts.wordsMissing : texts.wordsTooLong;
    return refuseForm(context, { problems: [{ field, message }], values }, 400);
  }
  const orderToken = params.token ?? '';
  const answer = await shop.api.call(
    writeOrderMessage,
    { language, orderToken, producerOrderId, words: words.data },
    { idempotencyKey: Id.safeParse(values.idempotencyKey).data ?? randomUUID() },
  );
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  const page = pathTo('orderMessages', language, { token: orderToken }, { meldung: 'gesendet' });
  throw redirect(page, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** What was written about an order, producer by producer. */
export default function OrderMessages() {
  const { language, orderToken, title, threads, idempotencyKey, sent } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const texts = shopTexts(language).orderMessages;
  return (
    <div className="wrap stack order-page">
      <h1>{title}</h1>
      {refused && <ErrorSummary problems={refused.problems} />}
      {sent && !refused && (
        <Notice tone="good" live>
          {texts.sent}
        </Notice>
      )}
      <p>{texts.lead}</p>
      {threads.map((thread) => (
        <OrderThread
          key={thread.producerOrderId}
          language={language}
          thread={thread}
          idempotencyKey={idempotencyKey}
          refused={refused}
        />
      ))}
      <p>
        <a href={pathTo('order', language, { token: orderToken })}>{texts.back}</a>
      </p>
    </div>
  );
}
