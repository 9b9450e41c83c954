import { appearanceAction } from '@markthalle/workplace/server/sign-in-action';
import { redirect } from '@remix-run/node';
import { OFFICE } from '../server/office.ts';

export const action = appearanceAction(OFFICE);

export const loader = () => redirect('/einstellungen');
