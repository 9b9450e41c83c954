import { ApiUnreachable } from '@markthalle/api-client/api-client';
import { readActing, runDeviceCommands } from '@markthalle/contracts/device-commands';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { rememberActing } from '../server/acting.ts';
import { visitPortal } from '../server/portal.ts';

const NO_STORE = { 'Cache-Control': 'no-store' };

const refuse = (status: number) => Response.json({}, { status, headers: NO_STORE });

/** What was done on this phone, as its queue sends it; the answer is the API's, act by act. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { api, signedIn } = visitPortal(args);
  if (!signedIn) return refuse(401);
  const batch = runDeviceCommands.input.safeParse(await args.request.json().catch(() => null));
  if (!batch.success) return refuse(400);
  try {
    const answer = await api.call(runDeviceCommands, batch.data);
    const status = answer.ok ? runDeviceCommands.status : answer.problem.status;
    return Response.json(answer.ok ? answer.value : {}, { status, headers: NO_STORE });
  } catch (error) {
    if (error instanceof ApiUnreachable) return refuse(502);
    throw error;
  }
}

/** Who works here: asked by the first page of a session. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { api, signedIn } = visitPortal(args);
  if (!signedIn) return refuse(401);
  const answer = await api.call(readActing, {});
  if (!answer.ok) return refuse(answer.problem.status);
  const headers = { ...NO_STORE, 'Set-Cookie': rememberActing(args, answer.value) };
  return Response.json(answer.value, { headers });
}
