import type { ShownClaims } from '@markthalle/domain/publishedClaims';
import type { ProductContent } from './product-content.ts';

/** Everything that buyers read about it, all texts and languages. */
export const wordsOf = ({ name, short, description }: ProductContent): string =>
  [...new Set([name, short, description].flatMap(({ de, en }) => [de, en]))].join('\n');

/** The content with the claims that are proved today; the code of the control body goes with "Bio". */
export function withClaims(content: ProductContent, claims: ShownClaims): ProductContent {
  const { organic, regionalSharePercent } = claims;
  const facts = content.facts.filter(({ key }) => organic || key !== 'organic_control');
  return { ...content, organic, regionalSharePercent, facts };
}
