import { brand } from '@markthalle/ui/brand';
import { signInAction } from '@markthalle/workplace/server/sign-in-action';
import { SignInPage } from '@markthalle/workplace/views/sign-in';
import { portalTitle } from '../portal-title.ts';
import { PORTAL } from '../server/portal.ts';

export const meta = portalTitle('Anmelden');

export const action = signInAction(PORTAL);

export default function SignIn() {
  return <SignInPage brand={brand} word="Hofportal" codes />;
}
