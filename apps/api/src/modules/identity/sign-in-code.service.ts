import { randomInt } from 'node:crypto';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  CODE_DIGITS,
  CODE_MINUTES,
  type keepMobile,
  type proveMobile,
  type requestSignInCode,
  type signInWithCode,
} from '@markthalle/contracts/sign-in-codes';
import { mobileNumber } from '@markthalle/domain/mobileNumber';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { SmsSender } from '../../platform/sms/sms-sender.ts';
import { CODE_TRIES_PER_CLIENT, MAILS_PER_ADDRESS, MAILS_PER_CLIENT } from './attempt-limit.ts';
import { AttemptsStore } from './attempts.store.ts';
import { clientNetwork } from './client-network.ts';
import { CodesStore, type NewCode } from './codes.store.ts';
import { IdentityStore } from './identity.store.ts';
import { OpenSession } from './open-session.service.ts';

/** What a message with a code needs; the digits go into it and nowhere else. */
export interface SentCode {
  readonly accountId: string;
  readonly channel: 'mail' | 'sms';
  readonly mobile: string | null;
  readonly digits: string;
}

/**
 * Signing in by six digits in a mail or an SMS. People of the office sign in with their password only.
 * No answer tells whether an address is known: an unknown one gets the id of a code that fits nothing.
 */
@Injectable()
export class SignInCodeService {
  constructor(
    private readonly db: Db,
    private readonly store: IdentityStore,
    private readonly codes: CodesStore,
    private readonly attempts: AttemptsStore,
    private readonly sessions: OpenSession,
    private readonly sms: SmsSender,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async request(
    { address }: ParsedInputOf<typeof requestSignInCode>,
    clientAddress: string,
  ): Promise<OutputOf<typeof requestSignInCode>> {
    await this.admit(`form:sign-in-code:${clientNetwork(clientAddress)}`, MAILS_PER_CLIENT);
    const mobile = address.includes('@') ? null : mobileNumber(address);
    const channel = mobile === null ? 'mail' : 'sms';
    if (channel === 'sms' && !this.sms.isAvailable) throw new Problem('sms-not-available');
    return this.db.transaction(async (tx) => {
      const account = await this.store.lockByAddress(tx, mobile ?? address);
      const mayUse = account !== null && account.disabledAt === null && !account.isStaff;
      const codeId = await this.write(tx, {
        accountId: mayUse ? account.accountId : null,
        purpose: 'sign_in',
        channel,
        mobile: null,
        sentTo: mobile ?? address,
      });
      return { codeId, channel };
    });
  }

  async signIn(
    input: ParsedInputOf<typeof signInWithCode>,
    clientAddress: string,
  ): Promise<OutputOf<typeof signInWithCode>> {
    const client = `form:code-try:${clientNetwork(clientAddress)}` as const;
    await this.admit(client, CODE_TRIES_PER_CLIENT);
    const opened = await this.db.transaction(async (tx) => {
      const { codeId, code: digits } = input;
      const now = this.clock.now();
      const used = await this.codes.use(tx, { codeId, digits, purpose: 'sign_in' }, now);
      if (used === null) return null;
      await this.attempts.takeBack(tx, client);
      if (used.channel === 'mail') await this.store.proveAddress(tx, used.accountId, now);
      await this.jobs.add(tx, 'accounts.adopt-orders', { accountId: used.accountId });
      return this.sessions.open(tx, used.accountId, input);
    });
    // Thrown outside, so that the try stays counted.
    if (opened === null) throw new Problem('code-not-valid');
    return opened;
  }

  async proveMobile(
    { accountId }: SignedIn,
    { mobile: typed }: ParsedInputOf<typeof proveMobile>,
    clientAddress: string,
  ): Promise<{ codeId: string }> {
    await this.admit(`form:sign-in-code:${clientNetwork(clientAddress)}`, MAILS_PER_CLIENT);
    if (!this.sms.isAvailable) throw new Problem('sms-not-available');
    const mobile = mobileNumber(typed);
    if (mobile === null) {
      const message = 'Das ist keine Handynummer. Beispiel: 0171 2345678';
      throw new Problem('invalid-input', {}, [{ pointer: '/mobile', message }]);
    }
    const code = { accountId, purpose: 'prove_mobile', channel: 'sms', mobile } as const;
    const codeId = await this.db.transaction((tx) => this.write(tx, { ...code, sentTo: mobile }));
    return { codeId };
  }

  async keepMobile(
    { accountId }: SignedIn,
    { codeId, code: digits }: ParsedInputOf<typeof keepMobile>,
  ): Promise<{ mobile: string }> {
    const mobile = await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const used = await this.codes.use(tx, { codeId, digits, purpose: 'prove_mobile' }, now);
      if (used === null || used.mobile === null || used.accountId !== accountId) return null;
      await this.store.setMobile(tx, accountId, used.mobile);
      return used.mobile;
    });
    if (mobile === null) throw new Problem('code-not-valid');
    return { mobile };
  }

  async removeMobile({ accountId }: SignedIn): Promise<{ removed: true }> {
    await this.db.transaction((tx) => this.store.setMobile(tx, accountId, null));
    return { removed: true };
  }

  /** Makes the digits of a code for the message that is being written; null where there is nobody. */
  async issue(codeId: string): Promise<SentCode | null> {
    const digits = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
    const code = await this.db.transaction((tx) =>
      this.codes.setDigits(tx, codeId, digits, this.clock.now()),
    );
    if (code === null || code.accountId === null) return null;
    return { ...code, accountId: code.accountId, digits };
  }

  /** As much is written for an unknown address as for a known one, so that no time tells them apart. */
  private async write(
    tx: Tx,
    { sentTo, ...code }: Omit<NewCode, 'codeId' | 'expiresAt'> & { readonly sentTo: string },
  ): Promise<string> {
    const codeId = newId();
    const expiresAt = later(this.clock.now(), CODE_MINUTES * MINUTE_MS);
    const wait = await this.attempts.count(tx, `mail:${sentTo}`, MAILS_PER_ADDRESS);
    await this.codes.insert(tx, { ...code, codeId, expiresAt });
    if (wait === null) await this.jobs.add(tx, 'identity.code-message', { codeId });
    return codeId;
  }

  private async admit(
    subject: Parameters<AttemptsStore['count']>[1],
    limit: Parameters<AttemptsStore['count']>[2],
  ): Promise<void> {
    const retryAfterSeconds = await this.db.transaction((tx) =>
      this.attempts.count(tx, subject, limit),
    );
    if (retryAfterSeconds !== null) throw new Problem('too-many-requests', { retryAfterSeconds });
  }
}
