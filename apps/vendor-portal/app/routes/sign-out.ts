import { signOutAction } from '@markthalle/workplace/server/sign-in-action';
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { forgetActing } from '../server/acting.ts';
import { PORTAL } from '../server/portal.ts';

const signOut = signOutAction(PORTAL);

export async function action(args: ActionFunctionArgs): Promise<Response> {
  const response = await signOut(args);
  response.headers.append('Set-Cookie', forgetActing(args));
  // Also where no script ran that could have done it: nothing of this person stays on the device.
  response.headers.set('Clear-Site-Data', '"storage"');
  return response;
}

export const loader = () => redirect('/');
