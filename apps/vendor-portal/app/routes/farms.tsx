import { readMe } from '@markthalle/contracts/identity';
import { brand } from '@markthalle/ui/brand';
import { safeReturnPath } from '@markthalle/workplace/return-path';
import { throwProblem } from '@markthalle/workplace/server/throw-problem';
import { one, typedValues } from '@markthalle/workplace/typed-values';
import { Frame } from '@markthalle/workplace/views/sign-in';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FarmChoice } from '../features/farm-switch.tsx';
import { portalTitle } from '../portal-title.ts';
import { farmOf, rememberActing } from '../server/acting.ts';
import { visitPortal } from '../server/portal.ts';
import { farmsTexts as texts } from '../texts/farms.ts';

export const meta = portalTitle(texts.title);

export async function loader(args: LoaderFunctionArgs) {
  const visit = visitPortal(args);
  const { producers } = await visit.read(readMe, {});
  return {
    farms: producers.map(({ producerId, name }) => ({ producerId, name })),
    returnPath: safeReturnPath(visit.url.searchParams.get('zurueck')),
  };
}

/** Nothing changes at the API: each request names its farm, and is asked whether it may. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const values = typedValues(await args.request.formData());
  const me = await visitPortal(args).read(readMe, {});
  // A helper of the office works for the one farm that agreed, and their browser keeps nothing of it.
  if (me.assisting) return redirect('/', 303);
  const farm = farmOf(me, one(values, 'producerId'));
  if (farm === undefined) return throwProblem({ code: 'not-allowed', status: 403 });
  const { accountId } = me;
  return redirect(safeReturnPath(one(values, 'zurueck')), {
    status: 303,
    headers: {
      'Set-Cookie': rememberActing(args, { accountId, producerId: farm.producerId }),
    },
  });
}

export default function Farms() {
  return (
    <Frame brand={brand} word="Hofportal">
      <h1>{texts.title}</h1>
      <p>{texts.lead}</p>
      <FarmChoice {...useLoaderData<typeof loader>()} />
    </Frame>
  );
}
