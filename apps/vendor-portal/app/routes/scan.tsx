import { listPortalCodes } from '@markthalle/contracts/portal-codes';
import { listStock, type StockArticle } from '@markthalle/contracts/portal-stock';
import { articlesOf } from '@markthalle/domain/articleNumber';
import { Button } from '@markthalle/ui/components/button';
import { Field } from '@markthalle/ui/components/field';
import { Block } from '@markthalle/ui/components/workplace';
import { done } from '@markthalle/workplace/server/form-action';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { articleName } from '../features/article-name.ts';
import { CameraBox } from '../features/camera-box.tsx';
import { PortalPage } from '../features/portal-page.tsx';
import { newActIds, ShelfActs } from '../features/shelf-acts.tsx';
import { portalTitle } from '../portal-title.ts';
import { portalAction, visitPortal } from '../server/portal.ts';
import { doShelfAct } from '../server/shelf-act.ts';
import { stockTexts, scanTexts as texts } from '../texts/stock.ts';

type Article = StockArticle & { readonly codes: readonly string[] };

export const meta = portalTitle(texts.title);

/** With `?nummer=` a typed number is found without a script; `&artikel=` chooses among several sizes. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const [{ articles }, { codes }] = await Promise.all([
    visit.read(listStock, {}),
    visit.read(listPortalCodes, {}),
  ]);
  const numbered = articles.map((article) => ({
    ...article,
    codes: codes.flatMap(({ code, productId }) => (productId === article.productId ? [code] : [])),
  }));
  const { searchParams } = visit.url;
  const typed = searchParams.get('nummer') ?? '';
  const chosen = searchParams.get('artikel');
  const found = articlesOf(typed, numbered).filter(
    ({ variantId }) => chosen === null || variantId === chosen,
  );
  return { articles: numbered, typed, found, clientIds: newActIds() };
}

export const action = portalAction(async (task) => {
  await doShelfAct(task);
  return done('/lager/scannen', 'bewegung');
});

export default function Scan() {
  const { articles, typed, found, clientIds } = useLoaderData<typeof loader>();
  const only = found.length === 1 ? found[0] : undefined;
  return (
    <PortalPage title={texts.title} backHref="/lager" current="products">
      <div className="scan" data-scan="">
        <CameraBox />
        <Block>
          <form data-scan-typed="">
            <Field
              name="nummer"
              label={texts.number}
              hint={texts.numberHint}
              value={typed}
              autoComplete="off"
            />
            <Button>{texts.find}</Button>
          </form>
        </Block>
        <p role="status" data-scan-says="">
          {typed !== '' && saidOf(typed, found)}
        </p>
        <div className="scan__choices" data-scan-choices="">
          {found.length > 1 && <Choices typed={typed} articles={found} />}
        </div>
        <div data-scan-shelf="" hidden={only === undefined}>
          <Block>
            <h2 data-scan-name="">{only ? articleName(only) : ''}</h2>
            <p className="small muted tabular" data-scan-sum="">
              {only ? texts.stockShown(stockTexts.sum(only)) : ''}
            </p>
            <ShelfActs
              variantId={only?.variantId ?? ''}
              name={only ? articleName(only) : ''}
              clientIds={clientIds}
            />
          </Block>
        </div>
        <ArticleList articles={articles} />
      </div>
    </PortalPage>
  );
}

function saidOf(typed: string, found: readonly Article[]): string {
  const [first] = found;
  if (first === undefined) return texts.unknown(typed);
  return found.length > 1 ? texts.choose : texts.chosen(articleName(first));
}

function Choices(props: { readonly typed: string; readonly articles: readonly Article[] }) {
  return props.articles.map((article) => (
    <a
      key={article.variantId}
      className="button button--secondary button--wide"
      href={`?${new URLSearchParams({ nummer: props.typed, artikel: article.variantId })}`}
    >
      {articleName(article)}
    </a>
  ));
}

/** For the scanner's script, which finds articles without a line. */
function ArticleList({ articles }: { readonly articles: readonly Article[] }) {
  return (
    <ul hidden>
      {articles.map((article) => (
        <li
          key={article.variantId}
          data-scan-article={article.variantId}
          data-name={articleName(article)}
          data-sum={stockTexts.sum(article)}
          data-article-number={article.articleNumber ?? ''}
          data-gtin={article.gtin ?? ''}
          data-codes={article.codes.join(' ')}
        />
      ))}
    </ul>
  );
}
