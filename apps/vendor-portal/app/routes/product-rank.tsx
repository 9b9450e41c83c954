import { explainRank, MAX_QUERY_CHARS } from '@markthalle/contracts/search';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PortalPage } from '../features/portal-page.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { metWords, rankTexts as texts } from '../texts/rank.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = portalTitle<Loaded>(({ name }) => texts.title(name));

/** Why an own product stands where it stands for some words (Art. 5 Regulation (EU) 2019/1150). */
export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const productId = args.params.productId ?? '';
  const q = (visit.url.searchParams.get('q') ?? '').slice(0, MAX_QUERY_CHARS);
  return { productId, ...(await visit.read(explainRank, { productId, q })) };
}

export default function ProductRankPage() {
  const rank = useLoaderData<typeof loader>();
  return (
    <PortalPage
      title={texts.title(rank.name)}
      backHref={`/produkte/${rank.productId}`}
      current="products"
    >
      <Block>
        <form>
          <Field name="q" type="search" label={texts.ask} hint={texts.hint} value={rank.query} />
          <p>
            <Button>{texts.show}</Button>
          </p>
        </form>
      </Block>
      {rank.query !== '' && <Answer rank={rank} />}
    </PortalPage>
  );
}

function Answer({ rank }: { readonly rank: Loaded }) {
  const { position, query, total, terms } = rank;
  return (
    <>
      <Block title={position === null ? texts.notFound(query) : texts.place(position, total)}>
        {position === null && <p>{texts.notFoundMore}</p>}
        {terms.length > 0 && (
          <table className="table">
            <caption className="visually-hidden">{texts.words}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.columns.word}</th>
                <th scope="col">{texts.columns.where}</th>
                <th scope="col">{texts.columns.points}</th>
              </tr>
            </thead>
            <tbody>
              {terms.map((term) => (
                <tr key={term.word}>
                  <th scope="row">{term.word}</th>
                  <td>{metWords(term)}</td>
                  <td className="tabular">{term.points}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Block>
      <Block title={texts.equal}>
        <ul>
          <li>{texts.stock(rank.inStock)}</li>
          <li>{texts.season(rank.inSeason)}</li>
          <li>{texts.popularity(rank.popularity)}</li>
        </ul>
        <p>{texts.rest}</p>
        <p className="small muted">{texts.policy(rank.policyVersion)}</p>
      </Block>
    </>
  );
}
