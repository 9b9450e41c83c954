import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';

/**
 * Mails about an account; the notifications module writes them. No token and no address is stored
 * in a job.
 */
declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'identity.verification-mail': { readonly accountId: string };
    'identity.reset-mail': { readonly accountId: string };
    'identity.known-address-mail': { readonly accountId: string };
    'identity.sign-in-mail': { readonly accountId: string };
    'identity.erasure-mail': { readonly accountId: string };
    'identity.code-message': { readonly codeId: string };
    /** Orders that were placed as a guest with an address that is proved now. */
    'accounts.adopt-orders': { readonly accountId: string };
  }
}

export type IdentityMail =
  | 'identity.verification-mail'
  | 'identity.reset-mail'
  | 'identity.known-address-mail'
  | 'identity.sign-in-mail'
  | 'identity.erasure-mail';

/**
 * Asks for a mail. Without an account the same job is written for nobody, so that the answer of a
 * request takes as long for an unknown address as for a known one; its handler finds no account and
 * ends.
 */
export const requestMail = (
  jobs: Jobs,
  tx: Tx,
  mail: IdentityMail,
  accountId: string | null,
): Promise<void> => jobs.add(tx, mail, { accountId: accountId ?? newId() });
