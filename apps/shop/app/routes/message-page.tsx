import { Email } from '@markthalle/contracts/fields';
import { CONTACT_TOPICS, type ContactTopic, sendMessage } from '@markthalle/contracts/notices';
import { ErrorSummary } from '@markthalle/ui/components/error-summary';
import { Notice } from '@markthalle/ui/components/notice';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MessageForm } from '../features/message-form.tsx';
import { headOf } from '../features/page-head.ts';
import { StorySections } from '../features/story-view.tsx';
import { PATHS, pathTo } from '../paths.ts';
import { formFailed, formValues, refuseForm, refuseProblem } from '../server/form.server.ts';
import { type ShopRequest, shopRequest } from '../server/shop-request.server.ts';
import { storyHead } from '../server/story-head.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

/** Three pages with the same form; two of them know what it is about. */
const TOPICS = { contact: null, join: 'join', sell: 'sell' } as const;
type Name = keyof typeof TOPICS;

const MIN_TEXT_CHARS = 10;

function nameOf({ language, url }: ShopRequest): Name {
  const names = Object.keys(TOPICS) as Name[];
  const name = names.find((candidate) => PATHS[candidate][language] === url.pathname);
  if (name === undefined) throw new Response(null, { status: 404 });
  return name;
}

export function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const name = nameOf(shop);
  return {
    language: shop.language,
    name,
    sent: shop.url.searchParams.get('meldung') === 'danke',
    head: { ...storyHead(name, shop), failed: formFailed(context) },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const name = nameOf(shop);
  const values = await formValues(request);
  const problems = problemsIn(values, shop);
  if (problems.length > 0) return refuseForm(context, { problems, values }, 400);
  const topic: ContactTopic =
    TOPICS[name] ?? CONTACT_TOPICS.find((known) => known === values.topic) ?? 'question';
  const answer = await shop.api.call(sendMessage, {
    language,
    topic,
    name: values.name ?? '',
    email: values.email ?? '',
    phone: values.phone?.trim() || null,
    text: values.text ?? '',
  });
  if (!answer.ok) return refuseProblem(context, answer.problem, values, language);
  throw redirect(pathTo(name, language, {}, { meldung: 'danke' }), 303);
}

function problemsIn(values: Readonly<Record<string, string>>, { language }: ShopRequest) {
  const texts = shopTexts(language).trust.message;
  const { name = '', email = '', text = '' } = values;
  const gaps = [
    name.trim() === '' ? { field: 'name', message: texts.nameMissing } : null,
    Email.safeParse(email).success ? null : { field: 'email', message: texts.emailMissing },
    [...text.trim()].length < MIN_TEXT_CHARS ? { field: 'text', message: texts.textMissing } : null,
  ];
  return gaps.filter((gap) => gap !== null);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** Contact, joining and selling: some words, and a form that reaches people. */
export default function MessagePage() {
  const { language, name, sent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const texts = shopTexts(language).trust.message;
  return (
    <article className="wrap plain-page prose">
      <ErrorSummary problems={answer?.problems ?? []} />
      <StorySections name={name} language={language} />
      {sent && !answer ? (
        <Notice tone="good" title={texts.sent} live>
          <p>{texts.sentMore}</p>
        </Notice>
      ) : (
        <MessageForm
          language={language}
          topic={TOPICS[name]}
          problems={answer?.problems ?? []}
          values={answer?.values ?? {}}
        />
      )}
    </article>
  );
}
