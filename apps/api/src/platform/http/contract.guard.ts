import type { Access, Endpoint } from '@markthalle/contracts/endpoint';
import type { FieldError } from '@markthalle/contracts/problems';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { z } from 'zod';
import {
  type Actor,
  GUEST,
  type ProducerMember,
  SessionLookup,
  type SignedIn,
} from '../actor/actor.ts';
import { ENDPOINT, type HandledRequest } from './handles.ts';
import { Problem } from './problem.ts';
import { languageOf } from './request-language.ts';

const MESSAGES = { de: z.locales.de().localeError, en: z.locales.en().localeError };

/** The one place where access is checked and input is parsed, before any handler runs. */
@Injectable()
export class ContractGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionLookup,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<Endpoint | undefined>(ENDPOINT, context.getHandler());
    // Routes without a contract (health, metrics, webhooks, media) check their callers themselves.
    if (endpoint === undefined) return true;
    const request = context.switchToHttp().getRequest<HandledRequest>();
    const actor = await this.actorFor(endpoint.access, request);
    request.handled = { endpoint, input: parseInput(endpoint, request), actor };
    return true;
  }

  private async actorFor(access: Access, request: HandledRequest): Promise<Actor> {
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
    const person = token === undefined ? null : await this.sessions.find(token);
    if (access === 'public') return person ?? GUEST;
    if (person === null) throw new Problem('not-authenticated');
    return admit(access, person, request.headers['x-producer']);
  }
}

function admit(access: Access, person: SignedIn, chosen: unknown): SignedIn | ProducerMember {
  if (access === 'staff') {
    if (!person.isStaff) throw new Problem('not-allowed');
    return person;
  }
  if (access === 'producer') {
    const producerId = typeof chosen === 'string' ? chosen : person.producerIds[0];
    if (producerId === undefined || !person.producerIds.includes(producerId)) {
      throw new Problem('not-allowed');
    }
    return { ...person, producerId };
  }
  return person;
}

function parseInput(endpoint: Endpoint, request: HandledRequest): unknown {
  const body = request.body;
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body))) {
    throw new Problem('invalid-input');
  }
  const raw = {
    ...(request.query as object),
    ...(body as object | null | undefined),
    ...(request.params as object),
  };
  const parsed = endpoint.input.safeParse(raw, { error: MESSAGES[languageOf(request)] });
  if (parsed.success) return parsed.data;
  throw new Problem('invalid-input', {}, parsed.error.issues.map(toFieldError));
}

const toFieldError = (issue: z.core.$ZodIssue): FieldError => ({
  pointer: `/${issue.path.map((step) => String(step).replace(/~/g, '~0').replace(/\//g, '~1')).join('/')}`,
  message: issue.message,
});
