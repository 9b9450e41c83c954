import { listStock } from '@markthalle/contracts/portal-stock';
import { ButtonLink } from '@markthalle/ui/components/button';
import { Icon } from '@markthalle/ui/components/icon';
import { Block } from '@markthalle/ui/components/workplace';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { articleName } from '../features/article-name.ts';
import { PortalPage } from '../features/portal-page.tsx';
import { ShortageNotice } from '../features/shortage-notice.tsx';
import { portalTitle } from '../portal-title.ts';
import { visitPortal } from '../server/portal.ts';
import { stockTexts as texts } from '../texts/stock.ts';

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  return visitPortal(args).read(listStock, {});
}

export default function Stock() {
  const { articles, unknownTillArticles } = useLoaderData<typeof loader>();
  return (
    <PortalPage title={texts.title} backHref="/produkte" current="products">
      {articles
        .filter(({ shortPieces }) => shortPieces > 0)
        .map((article) => (
          <ShortageNotice key={article.variantId} article={article} />
        ))}
      <ButtonLink kind="primary" href="/lager/scannen" icon="camera" wide>
        {texts.scan}
      </ButtonLink>
      <Block>
        <ul className="link-rows">
          <li>
            <a href="/lager/kasse">
              <span>
                {unknownTillArticles > 0 ? texts.tillUnknown(unknownTillArticles) : texts.till}
              </span>
              <Icon name="chevron-right" />
            </a>
          </li>
        </ul>
      </Block>
      <Block title={texts.facts}>
        {articles.length === 0 ? (
          <p>{texts.empty}</p>
        ) : (
          <ul className="link-rows">
            {articles.map((article) => (
              <li key={article.variantId}>
                <a href={`/lager/${article.variantId}`}>
                  <span>
                    {articleName(article)}
                    <br />
                    <small className="muted tabular">{texts.sum(article)}</small>
                  </span>
                  <Icon name="chevron-right" />
                </a>
              </li>
            ))}
          </ul>
        )}
      </Block>
    </PortalPage>
  );
}
