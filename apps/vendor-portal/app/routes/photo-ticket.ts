import { ApiUnreachable } from '@markthalle/api-client/api-client';
import { askUploadTicket } from '@markthalle/contracts/portal-uploads';
import type { ActionFunctionArgs } from '@remix-run/node';
import { visitPortal } from '../server/portal.ts';

const answer = (status: number, body: object = {}) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });

/** The ticket of one photo, as the page that sends it asks for it. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const { api, signedIn } = visitPortal(args);
  if (!signedIn) return answer(401);
  const ask = askUploadTicket.input.safeParse(await args.request.json().catch(() => null));
  if (!ask.success) return answer(400);
  try {
    const ticket = await api.call(askUploadTicket, ask.data);
    return ticket.ok
      ? answer(askUploadTicket.status, ticket.value)
      : answer(ticket.problem.status, { code: ticket.problem.code });
  } catch (error) {
    if (error instanceof ApiUnreachable) return answer(502);
    throw error;
  }
}
