import type { Endpoint } from '@markthalle/contracts/endpoint';
import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../actor/actor.ts';

export const ENDPOINT = Symbol('endpoint');

/** What the guard leaves on a request for the handler. */
export interface HandledRequest extends FastifyRequest {
  handled?: { readonly endpoint: Endpoint; readonly input: unknown; readonly actor: Actor };
}

/** Verb, path, status, access and validation of a route come from its contract. */
export function Handles(endpoint: Endpoint): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: endpoint.path, method: RequestMethod[endpoint.method] }),
    HttpCode(endpoint.status),
    SetMetadata(ENDPOINT, endpoint),
  );
}

const handledOf = (context: ExecutionContext) => {
  const { handled } = context.switchToHttp().getRequest<HandledRequest>();
  if (handled === undefined) throw new Error('The route has no contract');
  return handled;
};

/** The parsed input of the contract. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return handledOf(context).input;
});

/** Who asks; its kind is what the contract's access guarantees. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return handledOf(context).actor;
});

/** The `Idempotency-Key` of a command that must have one. */
export const RequestKey = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
});

/** The address that asks, as the proxies tell it. It is used at once and never kept. */
export const ClientAddress = createParamDecorator((_: unknown, context: ExecutionContext) => {
  return context.switchToHttp().getRequest<FastifyRequest>().ip;
});
