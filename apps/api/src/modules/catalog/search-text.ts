import type { Language } from './product-card.ts';
import type { PublishedProduct } from './published-product.ts';

/** The words by which a product is found, weighed: name (A), producer, place, groups (B), sentences (C). */
export function searchTextOf(
  product: PublishedProduct,
  language: Language,
): { readonly name: string; readonly labels: string; readonly sentences: string } {
  const { content, producer } = product;
  const other: Language = language === 'de' ? 'en' : 'de';
  return {
    name: `${content.name[language]} ${content.name[other]}`,
    labels: [
      producer.name,
      producer.town,
      ...product.categories.map((category) => category.label[language]),
      content.organic ? (language === 'de' ? 'bio' : 'organic') : '',
    ].join(' '),
    sentences: `${content.short[language]} ${content.short[other]}`,
  };
}
