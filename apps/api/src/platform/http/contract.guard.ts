import type { Endpoint } from '@markthalle/contracts/endpoint';
import type { FieldError } from '@markthalle/contracts/problems';
import { mayDo } from '@markthalle/domain/producerRights';
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
import { GrantedAccess } from '../actor/granted-access.ts';
import { ENDPOINT, type HandledRequest } from './handles.ts';
import { Problem } from './problem.ts';
import { languageOf } from './request-language.ts';

const MESSAGES = { de: z.locales.de().localeError, en: z.locales.en().localeError };

/** Begins each token of an own system, so that a leaked one is recognised; its point is in no session token. */
export const TOKEN_PREFIX = 'mh.';

/** The one place where access is checked and input is parsed, before any handler runs. */
@Injectable()
export class ContractGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionLookup,
    private readonly granted: GrantedAccess,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = this.reflector.get<Endpoint | undefined>(ENDPOINT, context.getHandler());
    // Routes without a contract (health, metrics, webhooks, media) check their callers themselves.
    if (endpoint === undefined) return true;
    const request = context.switchToHttp().getRequest<HandledRequest>();
    const actor = await this.actorFor(endpoint, request);
    request.handled = { endpoint, input: parseInput(endpoint, request), actor };
    return true;
  }

  private async actorFor(endpoint: Endpoint, request: HandledRequest): Promise<Actor> {
    const credential = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const chosen = request.headers['x-producer'];
    if (credential?.startsWith(TOKEN_PREFIX)) return this.system(endpoint, credential, chosen);
    const person = credential === undefined ? null : await this.sessions.find(credential);
    if (endpoint.access === 'public') return person ?? GUEST;
    if (person === null) throw new Problem('not-authenticated');
    if (endpoint.access === 'producer') return this.member(endpoint, person, chosen);
    // Whoever helps in the portal is not in the office with the same session.
    if (endpoint.access === 'staff' && (!person.isStaff || person.assistanceId !== null)) {
      throw new Problem('not-allowed');
    }
    return person;
  }

  private async member(endpoint: Endpoint, person: SignedIn, chosen: unknown): Promise<Actor> {
    const granted = await this.granted.byAssistance(person);
    const { memberships } = person;
    const own =
      person.assistanceId === null ? memberships : [granted].filter((one) => one !== null);
    // Nobody acts for a farm that they did not choose.
    if (typeof chosen !== 'string' && own.length > 1) throw new Problem('farm-not-chosen');
    const membership =
      typeof chosen === 'string' ? own.find((one) => one.producerId === chosen) : own[0];
    if (membership === undefined) throw new Problem('not-allowed');
    const through = granted === null ? 'membership' : 'assistance';
    return checked(endpoint, { ...person, ...membership, through });
  }

  /** An own system of a producer: it reaches routes of that producer and nothing else. */
  private async system(endpoint: Endpoint, token: string, chosen: unknown): Promise<Actor> {
    if (endpoint.access === 'public') return GUEST;
    const found = endpoint.access === 'producer' ? await this.granted.byToken(token) : null;
    if (found === null) throw new Problem('not-authenticated');
    const { member, mayWrite } = found;
    const isOther = typeof chosen === 'string' && chosen !== member.producerId;
    if (isOther || (endpoint.method !== 'GET' && !mayWrite)) throw new Problem('not-allowed');
    return checked(endpoint, member);
  }
}

/** A session token, or a token of an own system with its prefix. */
const BEARER = /^Bearer ((?:mh\.)?[A-Za-z0-9_-]{43})$/;

/** The one place where the rights of helpers, assisting staff and own systems are checked. */
function checked({ right, inPerson }: Endpoint, member: ProducerMember): ProducerMember {
  const may = right === 'member' || (right !== undefined && mayDo(member.rights, right));
  if (!may || (inPerson && member.through !== 'membership')) throw new Problem('not-allowed');
  return member;
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
