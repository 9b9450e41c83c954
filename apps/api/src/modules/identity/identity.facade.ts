import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { logIn } from '@markthalle/contracts/identity';
import type { Device } from '@markthalle/contracts/sign-in-device';
import { Injectable } from '@nestjs/common';
import { Clock, HOUR_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newToken } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { FORMS_PER_CLIENT } from './attempt-limit.ts';
import { type AttemptSubject, AttemptsStore } from './attempts.store.ts';
import { clientNetwork } from './client-network.ts';
import { type Contact, IdentityQueries } from './identity.queries.ts';
import { IdentityStore, type Language, type LinkPurpose } from './identity.store.ts';
import { requestMail } from './identity-mails.ts';
import { OpenSession } from './open-session.service.ts';
import { hashPassword } from './password-hash.ts';
import { type SentCode, SignInCodeService } from './sign-in-code.service.ts';
import { SignInLinkService } from './sign-in-link.service.ts';

export type { Contact } from './identity.queries.ts';

export interface ImportedAccount {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly language?: Language;
  readonly isStaff: boolean;
  readonly verified: boolean;
}

export interface MailedLink {
  readonly contact: Contact;
  /** Goes into one mail and nowhere else; only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
}

const LINK_LIFETIME_MS: Readonly<Record<LinkPurpose, number>> = {
  verify_email: 24 * HOUR_MS,
  reset_password: 60 * MINUTE_MS,
  sign_in: 20 * MINUTE_MS,
  erase_account: 60 * MINUTE_MS,
};

const formSubject = (form: string, clientAddress: string): AttemptSubject =>
  `form:${form}:${clientNetwork(clientAddress)}`;

/** Accounts as other modules may use them. */
@Injectable()
export class IdentityFacade {
  constructor(
    private readonly db: Db,
    private readonly store: IdentityStore,
    private readonly queries: IdentityQueries,
    private readonly clock: Clock,
    private readonly attempts: AttemptsStore,
    private readonly links: SignInLinkService,
    private readonly jobs: Jobs,
    private readonly codes: SignInCodeService,
    private readonly sessions: OpenSession,
  ) {}

  /**
   * Counts a form that anybody may send, per kind of form and client network. Throws
   * `too-many-requests` when too many came from there.
   */
  async admitForm(form: string, clientAddress: string): Promise<void> {
    const retryAfterSeconds = await this.db.transaction((tx) =>
      this.attempts.count(tx, formSubject(form, clientAddress), FORMS_PER_CLIENT),
    );
    if (retryAfterSeconds !== null) throw new Problem('too-many-requests', { retryAfterSeconds });
  }

  /** Takes one counted form back: its answer was right, so it was no guess. */
  uncountForm(form: string, clientAddress: string): Promise<void> {
    return this.db.transaction((tx) =>
      this.attempts.takeBack(tx, formSubject(form, clientAddress)),
    );
  }

  /** Adds an account that did not come through registration; throws where the address has one. */
  async createAccount(tx: Tx, account: ImportedAccount): Promise<string> {
    const now = this.clock.now();
    const accountId = await this.store.insertAccount(
      tx,
      {
        email: account.email,
        passwordHash: await hashPassword(account.password),
        displayName: account.displayName,
        language: account.language ?? 'de',
        isStaff: account.isStaff,
        emailVerifiedAt: account.verified ? now : null,
      },
      now,
    );
    if (accountId === null) throw new Error('The address of an imported account is taken');
    return accountId;
  }

  /** How to write to a person; null for an account that is unknown or disabled. */
  async contactOf(accountId: string): Promise<Contact | null> {
    return (await this.queries.contactsOf([accountId])).get(accountId) ?? null;
  }

  /** The proved mobile number of a person; null where there is none or the account is disabled. */
  mobileOf(accountId: string): Promise<string | null> {
    return this.queries.mobileOf(accountId);
  }

  /** Whose proved number this is (E.164); null for a stranger's. */
  accountOfMobile(mobile: string): Promise<string | null> {
    return this.queries.accountOfMobile(mobile);
  }

  contactsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, Contact>> {
    return this.queries.contactsOf(accountIds);
  }

  /**
   * A fresh single-use link for a mail that is about to be sent; null where there is no such
   * account.
   */
  async issueLink(accountId: string, purpose: LinkPurpose): Promise<MailedLink | null> {
    const contact = await this.contactOf(accountId);
    if (contact === null) return null;
    const token = newToken();
    const expiresAt = later(this.clock.now(), LINK_LIFETIME_MS[purpose]);
    await this.db.transaction((tx) =>
      this.store.insertLink(tx, { token, accountId, purpose, expiresAt }),
    );
    return { contact, token, expiresAt };
  }

  /** The digits for a message with a code; null where there is nobody to get it. */
  issueCode(codeId: string): Promise<SentCode | null> {
    return this.codes.issue(codeId);
  }

  /** The account of a proved address, made where there is none; null where it may not be used here. */
  async accountOfProvedAddress(
    tx: Tx,
    person: { readonly email: string; readonly displayName: string; readonly language: Language },
  ): Promise<string | null> {
    const now = this.clock.now();
    const account = { ...person, passwordHash: null, isStaff: false, emailVerifiedAt: now };
    await this.store.insertAccount(tx, account, now);
    const known = await this.store.lockByAddress(tx, person.email);
    if (known === null || known.isStaff || known.disabledAt !== null) return null;
    await this.store.proveAddress(tx, known.accountId, now);
    return known.accountId;
  }

  /** A session for somebody who proved who they are; null where the account is closed. */
  openSession(tx: Tx, accountId: string, device: Device): Promise<OutputOf<typeof logIn> | null> {
    return this.sessions.open(tx, accountId, device);
  }

  /** The token of a session in which staff help a producer. */
  openAssistingSession(
    tx: Tx,
    accountId: string,
    assistance: { readonly assistanceId: string; readonly expiresAt: Date },
  ): Promise<string | null> {
    return this.sessions.openAssisting(tx, accountId, assistance);
  }

  /** A link that signs in, for an address that may have no account yet; it has no password then. */
  async inviteToAccount(
    tx: Tx,
    person: { readonly email: string; readonly displayName: string; readonly language: Language },
  ): Promise<void> {
    const account = { ...person, passwordHash: null, isStaff: false, emailVerifiedAt: null };
    await this.store.insertAccount(tx, account, this.clock.now());
    await this.links.mail(tx, person.email);
  }

  requestErasureMail(tx: Tx, accountId: string): Promise<void> {
    return requestMail(this.jobs, tx, 'identity.erasure-mail', accountId);
  }

  /** Closes the account of an erasure link, with all its sessions; null where the link is not valid. */
  async closeByLink(tx: Tx, token: string): Promise<string | null> {
    const now = this.clock.now();
    const accountId = await this.store.useLink(tx, token, 'erase_account', now);
    if (accountId === null) return null;
    await this.store.close(tx, accountId, now);
    return accountId;
  }

  /** How to write to somebody whose account is closed and not erased yet. */
  closedContactOf(accountId: string): Promise<Contact | null> {
    return this.queries.closedContactOf(accountId);
  }
}
