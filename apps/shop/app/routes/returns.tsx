import { listReturnPoints } from '@markthalle/contracts/season';
import { Tag } from '@markthalle/ui/components/tag';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { headOf } from '../features/page-head.ts';
import { StorySections } from '../features/story-view.tsx';
import { pathTo } from '../paths.ts';
import { throwProblem } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';
import { storyHead } from '../server/story-head.server.ts';
import { shopTexts } from '../texts/shop-texts.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const shop = shopRequest(request, context);
  const { language } = shop;
  const answer = await shop.api.call(listReturnPoints, { language });
  if (!answer.ok) throwProblem(answer.problem);
  return { language, points: answer.value.points, head: storyHead('returns', shop) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headOf(data?.head);

/** How deposits come back, also for those who order by parcel (§ 31(2) VerpackG). */
export default function Returns() {
  const { language, points } = useLoaderData<typeof loader>();
  const texts = shopTexts(language).trust.returns;
  return (
    <article className="wrap plain-page prose">
      <StorySections name="returns" language={language} />
      <section>
        <h2>{texts.points}</h2>
        {points.length === 0 && <p>{texts.none}</p>}
        <ul className="plain-list">
          {points.map((point) => (
            <li key={point.producerSlug}>
              <b>
                <a href={pathTo('producer', language, { slug: point.producerSlug })}>
                  {point.name}
                </a>
              </b>{' '}
              {point.systems.map((system) => (
                <Tag key={system}>{texts.systems[system]}</Tag>
              ))}
              <br />
              {point.street}, {point.postcode} {point.town}
              {point.hours && `. ${point.hours}`}
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}
