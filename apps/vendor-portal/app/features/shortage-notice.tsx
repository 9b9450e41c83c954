import type { StockArticle } from '@markthalle/contracts/portal-stock';
import { Notice } from '@markthalle/ui/components/notice';
import { formatInstant } from '@markthalle/ui/format/dates';
import { stockTexts as texts } from '../texts/stock.ts';
import { articleName } from './article-name.ts';

/** More was promised than is there: a task for a person, with both ways out. */
export function ShortageNotice(props: {
  readonly article: StockArticle;
  /** On the page of the article itself no link leads to it. */
  readonly isOwnPage?: boolean;
}) {
  const { article, isOwnPage } = props;
  if (article.shortPieces === 0 || article.shortSince === null) return null;
  const sentence = texts.short(article.shortPieces, formatInstant(article.shortSince, 'de'));
  if (!isOwnPage) {
    return (
      <Notice tone="bad">
        <a href={`/lager/${article.variantId}`}>{articleName(article)}</a>: {sentence}.
      </Notice>
    );
  }
  return (
    <Notice tone="bad" title={sentence}>
      {texts.shortWhy} <a href="/bestellungen">{texts.toOrders}</a>
    </Notice>
  );
}
