import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { HandledRequest } from '../http/handles.ts';
import { GrantedAccess } from './granted-access.ts';

/** Whatever staff change for a producer is on record before it happens. */
@Injectable()
export class AssistedActsInterceptor implements NestInterceptor {
  constructor(private readonly access: GrantedAccess) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { handled } = context.switchToHttp().getRequest<HandledRequest>();
    if (handled === undefined || handled.endpoint.method === 'GET') return next.handle();
    const { actor, endpoint, input } = handled;
    if (!('through' in actor) || actor.through !== 'assistance') return next.handle();
    const close = await this.access.begin(actor, { endpoint, input });
    try {
      const answer: unknown = await lastValueFrom(next.handle());
      await close('done');
      return from([answer]);
    } catch (error) {
      await close('refused');
      throw error;
    }
  }
}
