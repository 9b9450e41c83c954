import { brand } from '@markthalle/ui/brand';
import { signInAction } from '@markthalle/workplace/server/sign-in-action';
import { SignInPage } from '@markthalle/workplace/views/sign-in';
import { officeTitle } from '../office-title.ts';
import { OFFICE } from '../server/office.ts';

export const meta = officeTitle('Anmelden');

export const action = signInAction(OFFICE);

export default function SignIn() {
  return <SignInPage brand={brand} word="Büro" />;
}
