import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  addPasskey,
  listPasskeys,
  openSignInLink,
  removePasskey,
  requestSignInLink,
  signInWithPasskey,
  startPasskey,
  startPasskeySignIn,
} from '@markthalle/contracts/sign-in';
import { Controller } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, ClientAddress, Handles, Input } from '../../platform/http/handles.ts';
import { PasskeysService } from './passkeys.service.ts';
import { SignInLinkService } from './sign-in-link.service.ts';

/** Signing in without a password. */
@Controller()
export class SignInController {
  constructor(
    private readonly links: SignInLinkService,
    private readonly passkeys: PasskeysService,
  ) {}

  @Handles(requestSignInLink)
  requestLink(
    @Input() input: ParsedInputOf<typeof requestSignInLink>,
    @ClientAddress() address: string,
  ) {
    return this.links.request(input.email, address);
  }

  @Handles(openSignInLink)
  openLink(@Input() input: ParsedInputOf<typeof openSignInLink>) {
    return this.links.open(input.token);
  }

  @Handles(listPasskeys)
  list(@By() person: SignedIn) {
    return this.passkeys.list(person);
  }

  @Handles(startPasskey)
  start(@By() person: SignedIn, @Input() input: ParsedInputOf<typeof startPasskey>) {
    return this.passkeys.start(person, input);
  }

  @Handles(addPasskey)
  add(@By() person: SignedIn, @Input() input: ParsedInputOf<typeof addPasskey>) {
    return this.passkeys.add(person, input);
  }

  @Handles(removePasskey)
  remove(@By() person: SignedIn, @Input() input: ParsedInputOf<typeof removePasskey>) {
    return this.passkeys.remove(person, input.credentialId);
  }

  @Handles(startPasskeySignIn)
  startSignIn(@Input() input: ParsedInputOf<typeof startPasskeySignIn>) {
    return this.passkeys.startSignIn(input);
  }

  @Handles(signInWithPasskey)
  signIn(@Input() input: ParsedInputOf<typeof signInWithPasskey>) {
    return this.passkeys.signIn(input);
  }
}
