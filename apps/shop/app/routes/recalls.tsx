import { listRecalls } from '@markthalle/contracts/recalls';
import { formatInstant } from '@markthalle/ui/format/dates';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { headOf, titled } from '../features/page-head.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, language, publicUrl, url } = shopRequest(request, context);
  const answer = await api.call(listRecalls, { language });
  if (!answer.ok) throwProblem(answer.problem);
  const { title, description } = shopTexts(language).recalls;
  const head = { language, publicUrl, pathname: url.pathname, title: titled(title), description };
  return { language, recalls: answer.value.recalls, head };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** Goods that were called back: it concerns everybody who may hold them, also as a present. */
export default function RecallsPage() {
  const { language, recalls } = useLoaderData<typeof loader>();
  const texts = shopTexts(language).recalls;
  return (
    <article className="wrap plain-page prose">
      <h1>{texts.title}</h1>
      <p>{texts.lead}</p>
      {recalls.length === 0 && <p>{texts.none}</p>}
      {recalls.map(({ recallId, startedAt, endedAt, words }) => (
        <section key={recallId}>
          <h2>{words.title}</h2>
          <p className="small muted">{texts.since(formatInstant(startedAt, language))}</p>
          {words.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <p>
            {endedAt === null ? texts.refundHow : texts.ended(formatInstant(endedAt, language))}
          </p>
        </section>
      ))}
    </article>
  );
}
