import { Global, Module } from '@nestjs/common';
import { SessionLookup } from '../../platform/actor/actor.ts';
import { SessionsQuery } from './sessions.query.ts';

@Global()
@Module({
  providers: [{ provide: SessionLookup, useClass: SessionsQuery }],
  exports: [SessionLookup],
})
export class IdentityModule {}
