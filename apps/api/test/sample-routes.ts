import { endpoint, type ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Email, InLanguage } from '@markthalle/contracts/fields';
import { PRODUCER_RIGHTS } from '@markthalle/domain/producerRights';
import { Controller, Global, Module } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, SessionLookup, type SignedIn } from '../src/platform/actor/actor.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { By, Handles, Input } from '../src/platform/http/handles.ts';
import { Problem } from '../src/platform/http/problem.ts';

const Who = z.object({ kind: z.string(), producerId: z.string().nullable() });

const askedAs = <const A extends 'public' | 'buyer' | 'producer' | 'staff'>(access: A) =>
  endpoint({
    method: 'GET',
    path: `/sample/as-${access}`,
    summary: 'Who asks',
    access,
    ...(access === 'producer' ? { right: 'orders' as const } : {}),
    input: InLanguage,
    output: Who,
    problems: [],
  });

export const asPublic = askedAs('public');
export const asBuyer = askedAs('buyer');
export const asProducer = askedAs('producer');
export const asStaff = askedAs('staff');

/** A form with a nested list; `email` may stand in the query or in the body. */
export const sendForm = endpoint({
  method: 'POST',
  path: '/sample/forms/:name',
  summary: 'A form',
  access: 'public',
  input: InLanguage.extend({
    name: z.string(),
    email: Email,
    lines: z.array(z.object({ 'a/b': z.int().min(1) })).default([]),
  }),
  output: z.object({ name: z.string() }),
  problems: [],
});

export const doOnce = endpoint({
  method: 'POST',
  path: '/sample/commands',
  summary: 'A command that must not run twice',
  access: 'public',
  status: 201,
  idempotent: true,
  input: InLanguage.extend({ text: z.string() }),
  output: z.object({ run: z.int() }),
  problems: ['cart-empty'],
});

export const breakDown = endpoint({
  method: 'GET',
  path: '/sample/broken',
  summary: 'A bug',
  access: 'public',
  input: InLanguage,
  output: z.object({}),
  problems: [],
});

export const SHEEP_FARM = newId();
export const DAIRY = newId();
export const STRANGERS_FARM = newId();

const owned = (producerId: string) => ({ producerId, rights: PRODUCER_RIGHTS });

const person = (roles: Partial<SignedIn>): SignedIn => ({
  kind: 'signed_in',
  accountId: newId(),
  displayName: 'Person',
  isStaff: false,
  memberships: [],
  assistanceId: null,
  ...roles,
});

/** Session tokens of people with different roles. */
export const TOKENS = { buyer: 'b'.repeat(43), maker: 'm'.repeat(43), staff: 's'.repeat(43) };
const PEOPLE = new Map<string, SignedIn>([
  [TOKENS.buyer, person({})],
  [TOKENS.maker, person({ memberships: [owned(DAIRY), owned(SHEEP_FARM)] })],
  [TOKENS.staff, person({ isStaff: true })],
]);

class SamplePeople extends SessionLookup {
  override async find(token: string): Promise<SignedIn | null> {
    return PEOPLE.get(token) ?? null;
  }
}

/** What a spec may set to steer the sample handlers. */
export const sample = {
  runs: 0,
  /** Called inside the handler of `doOnce` and of `breakDown`. */
  during: async (_: string): Promise<void> => undefined,
};

const whoOf = (actor: Actor) => ({
  kind: actor.kind,
  producerId: 'producerId' in actor ? actor.producerId : null,
});

@Controller()
class SampleController {
  constructor(private readonly db: Db) {}

  @Handles(asPublic)
  asPublic(@By() actor: Actor) {
    return whoOf(actor);
  }

  @Handles(asBuyer)
  asBuyer(@By() actor: Actor) {
    return whoOf(actor);
  }

  @Handles(asProducer)
  asProducer(@By() actor: Actor) {
    return whoOf(actor);
  }

  @Handles(asStaff)
  asStaff(@By() actor: Actor) {
    return whoOf(actor);
  }

  @Handles(sendForm)
  form(@Input() input: ParsedInputOf<typeof sendForm>) {
    return { name: input.name };
  }

  @Handles(doOnce)
  async doOnce(@Input() { text }: ParsedInputOf<typeof doOnce>) {
    sample.runs += 1;
    const run = sample.runs;
    await sample.during(text);
    if (text === 'refused') throw new Problem('cart-empty', { run });
    return { run };
  }

  @Handles(breakDown)
  async breakDown() {
    await sample.during('broken');
    await this.db.execute(`insert into platform.setting (key, value) values ($1, '1'), ($1, '2')`, [
      'geheim',
    ]);
    return {};
  }
}

/** Routes that only specs of the platform have: one per access, a form, a command and a bug. */
@Global()
@Module({
  controllers: [SampleController],
  providers: [{ provide: SessionLookup, useClass: SamplePeople }],
  exports: [SessionLookup],
})
export class SampleModule {}
