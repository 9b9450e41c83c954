import { appearanceAction } from '@markthalle/workplace/server/sign-in-action';
import { redirect } from '@remix-run/node';
import { PORTAL } from '../server/portal.ts';

export const action = appearanceAction(PORTAL);

export const loader = () => redirect('/mehr');
