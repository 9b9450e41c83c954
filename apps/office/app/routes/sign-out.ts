import { signOutAction } from '@markthalle/workplace/server/sign-in-action';
import { redirect } from '@remix-run/node';
import { OFFICE } from '../server/office.ts';

export const action = signOutAction(OFFICE);

export const loader = () => redirect('/');
