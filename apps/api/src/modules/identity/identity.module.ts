import { Global, Module } from '@nestjs/common';
import { SessionLookup } from '../../platform/actor/actor.ts';
import { AttemptsStore } from './attempts.store.ts';
import { CodesController } from './codes.controller.ts';
import { CodesStore } from './codes.store.ts';
import { IdentityController } from './identity.controller.ts';
import { IdentityData } from './identity.data.ts';
import { IdentityFacade } from './identity.facade.ts';
import { IdentityQueries } from './identity.queries.ts';
import { IdentityStore } from './identity.store.ts';
import { LogInService } from './log-in.service.ts';
import { LogOutService } from './log-out.service.ts';
import { OpenSession } from './open-session.service.ts';
import { OwnSessionsService } from './own-sessions.service.ts';
import { PasskeysService } from './passkeys.service.ts';
import { PasskeysStore } from './passkeys.store.ts';
import { RegisterAccountService } from './register-account.service.ts';
import { ResetPasswordService } from './reset-password.service.ts';
import { SessionsQuery } from './sessions.query.ts';
import { SignInController } from './sign-in.controller.ts';
import { SignInCodeService } from './sign-in-code.service.ts';
import { SignInLinkService } from './sign-in-link.service.ts';
import { VerifyEmailService } from './verify-email.service.ts';

@Global()
@Module({
  controllers: [IdentityController, SignInController, CodesController],
  providers: [
    { provide: SessionLookup, useClass: SessionsQuery },
    IdentityFacade,
    IdentityStore,
    IdentityQueries,
    AttemptsStore,
    RegisterAccountService,
    VerifyEmailService,
    LogInService,
    LogOutService,
    ResetPasswordService,
    OpenSession,
    PasskeysService,
    PasskeysStore,
    SignInLinkService,
    SignInCodeService,
    CodesStore,
    OwnSessionsService,
    IdentityData,
  ],
  exports: [SessionLookup, IdentityFacade],
})
export class IdentityModule {}
