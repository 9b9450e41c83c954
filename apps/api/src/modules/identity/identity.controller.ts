import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  confirmPasswordReset,
  logIn,
  logOut,
  readMe,
  registerAccount,
  requestPasswordReset,
  verifyEmail,
} from '@markthalle/contracts/identity';
import { Controller, Headers, Ip } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { GrantedAccess } from '../../platform/actor/granted-access.ts';
import { By, Handles, Input } from '../../platform/http/handles.ts';
import { IdentityQueries } from './identity.queries.ts';
import { LogInService } from './log-in.service.ts';
import { LogOutService } from './log-out.service.ts';
import { RegisterAccountService } from './register-account.service.ts';
import { ResetPasswordService } from './reset-password.service.ts';
import { VerifyEmailService } from './verify-email.service.ts';

@Controller()
export class IdentityController {
  constructor(
    private readonly registrations: RegisterAccountService,
    private readonly verifications: VerifyEmailService,
    private readonly logins: LogInService,
    private readonly logouts: LogOutService,
    private readonly resets: ResetPasswordService,
    private readonly queries: IdentityQueries,
    private readonly granted: GrantedAccess,
  ) {}

  @Handles(registerAccount)
  register(@Input() input: ParsedInputOf<typeof registerAccount>, @Ip() ip: string) {
    return this.registrations.register(input, ip);
  }

  @Handles(verifyEmail)
  verify(@Input() input: ParsedInputOf<typeof verifyEmail>) {
    return this.verifications.verify(input.token);
  }

  @Handles(logIn)
  logIn(@Input() input: ParsedInputOf<typeof logIn>, @Ip() ip: string) {
    return this.logins.logIn(input, ip);
  }

  @Handles(logOut)
  logOut(@Headers('authorization') authorization: string | undefined) {
    return this.logouts.logOut(authorization);
  }

  @Handles(readMe)
  async readMe(@By() person: SignedIn) {
    const granted = await this.granted.byAssistance(person);
    return granted === null
      ? this.queries.view(person.accountId)
      : this.queries.assistingView(person.accountId, granted);
  }

  @Handles(requestPasswordReset)
  requestReset(@Input() input: ParsedInputOf<typeof requestPasswordReset>, @Ip() ip: string) {
    return this.resets.request(input.email, ip);
  }

  @Handles(confirmPasswordReset)
  confirmReset(@Input() input: ParsedInputOf<typeof confirmPasswordReset>) {
    return this.resets.confirm(input);
  }
}
