import { Id } from '@markthalle/contracts/fields';
import { recordSearchClick } from '@markthalle/contracts/search';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { pathTo } from '../paths.ts';
import { formValues } from '../server/form.server.ts';
import { shopRequest } from '../server/shop-request.server.ts';

const MAX_RANK = 1_000;
const NO_CONTENT = 204;

/** A visit by address has nothing to show; the search is what was meant. */
export function loader({ request, context }: ActionFunctionArgs) {
  return redirect(pathTo('search', shopRequest(request, context).language), 303);
}

/** Which place of a search was opened, from the shop's script; what makes no sense is dropped. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const { api, language } = shopRequest(request, context);
  const values = await formValues(request);
  const searchId = Id.safeParse(values.searchId).data;
  const rank = Number(values.rank);
  const isUsable = Number.isInteger(rank) && rank >= 1 && rank <= MAX_RANK;
  if (searchId !== undefined && isUsable) {
    await api.call(recordSearchClick, { language, searchId, rank });
  }
  return new Response(null, { status: NO_CONTENT });
}
