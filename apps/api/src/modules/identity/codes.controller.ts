import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  endSession,
  keepMobile,
  listSessions,
  proveMobile,
  removeMobile,
  requestSignInCode,
  signInWithCode,
} from '@markthalle/contracts/sign-in-codes';
import { Controller, Headers } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { By, ClientAddress, Handles, Input } from '../../platform/http/handles.ts';
import { OwnSessionsService } from './own-sessions.service.ts';
import { SignInCodeService } from './sign-in-code.service.ts';

/** Signing in by code, and the devices that stay signed in. */
@Controller()
export class CodesController {
  constructor(
    private readonly codes: SignInCodeService,
    private readonly sessions: OwnSessionsService,
  ) {}

  @Handles(requestSignInCode)
  request(@Input() input: ParsedInputOf<typeof requestSignInCode>, @ClientAddress() ip: string) {
    return this.codes.request(input, ip);
  }

  @Handles(signInWithCode)
  signIn(@Input() input: ParsedInputOf<typeof signInWithCode>, @ClientAddress() ip: string) {
    return this.codes.signIn(input, ip);
  }

  @Handles(proveMobile)
  proveMobile(
    @By() person: SignedIn,
    @Input() input: ParsedInputOf<typeof proveMobile>,
    @ClientAddress() ip: string,
  ) {
    return this.codes.proveMobile(person, input, ip);
  }

  @Handles(keepMobile)
  keepMobile(@By() person: SignedIn, @Input() input: ParsedInputOf<typeof keepMobile>) {
    return this.codes.keepMobile(person, input);
  }

  @Handles(removeMobile)
  removeMobile(@By() person: SignedIn) {
    return this.codes.removeMobile(person);
  }

  @Handles(listSessions)
  list(@By() person: SignedIn, @Headers('authorization') authorization: string) {
    return this.sessions.list(person, authorization);
  }

  @Handles(endSession)
  end(@By() person: SignedIn, @Input() { sessionId }: ParsedInputOf<typeof endSession>) {
    return this.sessions.end(person, sessionId);
  }
}
