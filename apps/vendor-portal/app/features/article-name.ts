import type { StockArticle } from '@markthalle/contracts/portal-stock';

/** What an article is called where several sizes of a product stand together. */
export const articleName = (
  article: Pick<StockArticle, 'productName' | 'variantLabel' | 'unitLabel'>,
): string =>
  [article.productName, article.variantLabel || article.unitLabel].filter(Boolean).join(', ');
