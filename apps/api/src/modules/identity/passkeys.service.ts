import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  type addPasskey,
  type listPasskeys,
  MAX_PASSKEYS,
  type signInWithPasskey,
  type startPasskey,
  type startPasskeySignIn,
} from '@markthalle/contracts/sign-in';
import { Inject, Injectable } from '@nestjs/common';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { CONFIG, type Config } from '../../config.ts';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { IdentityQueries } from './identity.queries.ts';
import { OpenSession } from './open-session.service.ts';
import { PasskeysStore } from './passkeys.store.ts';

/** As long as a browser waits for a finger. */
const CHALLENGE_MS = 5 * MINUTE_MS;

type Place = 'shop' | 'portal';
interface Site {
  readonly origin: string;
  readonly rpId: string;
}

type Options = { readonly options: Record<string, unknown> };

/** Signing in with a device's own key (W3C WebAuthn): nothing to remember and nothing to steal. */
@Injectable()
export class PasskeysService {
  private readonly sites: Readonly<Record<Place, Site>>;

  constructor(
    private readonly db: Db,
    private readonly store: PasskeysStore,
    private readonly queries: IdentityQueries,
    private readonly sessions: OpenSession,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.sites = sitesOf(config.urls);
  }

  async list({ accountId }: SignedIn): Promise<OutputOf<typeof listPasskeys>> {
    const passkeys = await this.store.ofAccount(accountId);
    return {
      passkeys: passkeys.map(({ credentialId, label, createdAt, lastUsedAt }) => ({
        credentialId,
        label,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
    };
  }

  async start(
    { accountId }: SignedIn,
    { place }: ParsedInputOf<typeof startPasskey>,
  ): Promise<Options> {
    const known = await this.store.ofAccount(accountId);
    if (known.length >= MAX_PASSKEYS) throw new Problem('too-many-passkeys');
    const { email, displayName } = await this.queries.view(accountId);
    const options = await generateRegistrationOptions({
      rpName: this.config.brandName,
      rpID: this.sites[place].rpId,
      userName: email,
      userDisplayName: displayName,
      userID: new TextEncoder().encode(accountId),
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    });
    await this.ask(options.challenge, accountId);
    return { options: { ...options } };
  }

  async add(
    { accountId }: SignedIn,
    { response, label, place }: ParsedInputOf<typeof addPasskey>,
  ): Promise<OutputOf<typeof addPasskey>> {
    const made = response as unknown as RegistrationResponseJSON;
    const checked = await refusedIfBroken(() =>
      verifyRegistrationResponse({
        response: made,
        expectedChallenge: (challenge) => this.answered(challenge, accountId),
        expectedOrigin: this.sites[place].origin,
        expectedRPID: this.sites[place].rpId,
        requireUserVerification: false,
      }),
    );
    if (!checked.verified) throw new Problem('passkey-refused');
    const { credential } = checked.registrationInfo;
    const passkey = {
      credentialId: credential.id,
      accountId,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: [...(credential.transports ?? [])],
      label,
    };
    const known = await this.store.ofAccount(accountId);
    if (known.length >= MAX_PASSKEYS) throw new Problem('too-many-passkeys');
    const added = await this.db.transaction((tx) =>
      this.store.insert(tx, passkey, this.clock.now()),
    );
    if (!added) throw new Problem('passkey-refused');
    return { credentialId: credential.id };
  }

  async remove({ accountId }: SignedIn, credentialId: string): Promise<{ removed: true }> {
    await this.db.transaction((tx) => this.store.remove(tx, accountId, credentialId));
    return { removed: true };
  }

  /** Asks for any passkey of this site: the device knows whose it is, we say nothing. */
  async startSignIn({ place }: ParsedInputOf<typeof startPasskeySignIn>): Promise<Options> {
    const options = await generateAuthenticationOptions({
      rpID: this.sites[place].rpId,
      userVerification: 'preferred',
    });
    await this.ask(options.challenge, null);
    return { options: { ...options } };
  }

  async signIn({
    response,
    place,
    ...device
  }: ParsedInputOf<typeof signInWithPasskey>): Promise<OutputOf<typeof signInWithPasskey>> {
    const signed = response as unknown as AuthenticationResponseJSON;
    const passkey = typeof signed.id === 'string' ? await this.store.find(signed.id) : null;
    if (passkey === null) throw new Problem('passkey-refused');
    const checked = await refusedIfBroken(() =>
      verifyAuthenticationResponse({
        response: signed,
        expectedChallenge: (challenge) => this.answered(challenge, null),
        expectedOrigin: this.sites[place].origin,
        expectedRPID: this.sites[place].rpId,
        requireUserVerification: false,
        credential: {
          id: passkey.credentialId,
          publicKey: new Uint8Array(passkey.publicKey),
          counter: passkey.counter,
        },
      }),
    );
    if (!checked.verified) throw new Problem('passkey-refused');
    return this.db.transaction(async (tx) => {
      const { newCounter } = checked.authenticationInfo;
      await this.store.noteUse(tx, passkey.credentialId, newCounter, this.clock.now());
      const opened = await this.sessions.open(tx, passkey.accountId, device);
      if (opened === null) throw new Problem('passkey-refused');
      return opened;
    });
  }

  private ask(challenge: string, accountId: string | null): Promise<void> {
    const expiresAt = later(this.clock.now(), CHALLENGE_MS);
    return this.db.transaction((tx) => this.store.ask(tx, challenge, accountId, expiresAt));
  }

  private answered(challenge: string, accountId: string | null): Promise<boolean> {
    return this.db.transaction((tx) =>
      this.store.answer(tx, challenge, accountId, this.clock.now()),
    );
  }
}

/** The library throws at whatever it cannot read; for the browser that is one refusal. */
async function refusedIfBroken<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (cause) {
    throw new Problem('passkey-refused', {
      because: cause instanceof Error ? cause.name : 'unknown',
    });
  }
}

/**
 * Where the portal lies below the shop's host, a passkey made in one is good in both; otherwise each has
 * its own (W3C WebAuthn, RP ID).
 */
function sitesOf({ shop, portal }: Config['urls']): Readonly<Record<Place, Site>> {
  const [ofShop, ofPortal] = [new URL(shop), new URL(portal)];
  const isBelow =
    ofPortal.hostname === ofShop.hostname || ofPortal.hostname.endsWith(`.${ofShop.hostname}`);
  return {
    shop: { origin: ofShop.origin, rpId: ofShop.hostname },
    portal: { origin: ofPortal.origin, rpId: isBelow ? ofShop.hostname : ofPortal.hostname },
  };
}
