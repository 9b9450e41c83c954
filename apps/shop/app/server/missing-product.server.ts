import { findMissingProduct } from '@markthalle/contracts/catalog-export';
import type { ProblemBody } from '@markthalle/contracts/problems';
import { data, redirect } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { throwProblem } from './form.server.ts';
import type { ShopRequest } from './shop-request.server.ts';

/**
 * Ends the loader of a product that is not in the shop: its successor where the producer named one (301), 410 where it
 * is gone for good, so that search engines forget it, else 404: it was never here or comes back.
 */
export async function throwMissingProduct(
  shop: ShopRequest,
  slug: string,
  problem: ProblemBody,
): Promise<never> {
  if (problem.code !== 'product-not-found') throwProblem(problem);
  const missing = await shop.api.call(findMissingProduct, { slug });
  if (missing.ok && missing.value.successorSlug !== null) {
    const to = pathTo('product', shop.language, { slug: missing.value.successorSlug });
    throw redirect(to, 301);
  }
  if (missing.ok && missing.value.state === 'gone') throw data({ code: 'gone' }, { status: 410 });
  throwProblem(problem);
}
