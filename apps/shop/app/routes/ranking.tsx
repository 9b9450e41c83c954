import { readRankingPolicy } from '@markthalle/contracts/search';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DutySections } from '../features/duty-sections.tsx';
import { headOf, titled } from '../features/page-head.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { rankingDe } from '../texts/ranking-de.ts';
import { rankingEn } from '../texts/ranking-en.ts';
import { shopTexts } from '../texts/shop-texts.ts';

const PAGES = { de: rankingDe, en: rankingEn };

/** How we sort: made of the policy that the search uses at this moment, so that page and search cannot differ. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, language, publicUrl, url } = shopRequest(request, context);
  const answer = await api.call(readRankingPolicy, { language });
  if (!answer.ok) throwProblem(answer.problem);
  const page = PAGES[language];
  const { title, description } = page;
  return {
    language,
    page,
    policy: answer.value,
    head: { language, publicUrl, pathname: url.pathname, title: titled(title), description },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

export default function RankingPage() {
  const { language, page, policy } = useLoaderData<typeof loader>();
  const texts = shopTexts(language).ranking;
  return (
    <article className="wrap plain-page prose">
      <h1>{page.title}</h1>
      <section>
        <h2>{texts.title}</h2>
        <p>{texts.intro}</p>
        <ol>
          {policy.parameters.map(({ key, label, description, weightPercent }) => (
            <li key={key}>
              <b>{label}</b> ({texts.weight(weightPercent)}): {description}
            </li>
          ))}
        </ol>
        <p className="small muted">{texts.version(policy.version)}</p>
      </section>
      <DutySections title={page.title} sections={page.sections} />
    </article>
  );
}
