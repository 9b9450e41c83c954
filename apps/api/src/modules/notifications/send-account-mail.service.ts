import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import type { LinkPurpose } from '../identity/identity.store.ts';
import type { IdentityMail } from '../identity/identity-mails.ts';
import { accountMail } from './account-mails.ts';
import { erasureReceipt } from './erasure-receipt.ts';
import { type AddressedMail, MailDeliveryService } from './mail-delivery.service.ts';

const PURPOSES: Readonly<
  Record<Exclude<IdentityMail, 'identity.known-address-mail'>, LinkPurpose>
> = {
  'identity.verification-mail': 'verify_email',
  'identity.reset-mail': 'reset_password',
  'identity.sign-in-mail': 'sign_in',
  'identity.erasure-mail': 'erase_account',
};

/** Mails about an account; an account that does not exist gets none. */
@Injectable()
export class SendAccountMailService {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly deliveries: MailDeliveryService,
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * `jobId` names the request: every request gets its own mail, every repetition of its job none.
   */
  send(mail: IdentityMail, accountId: string, jobId: string): Promise<void> {
    return this.deliveries.sendOnce(`${mail}:${jobId}`, mail, () => this.write(mail, accountId));
  }

  private async write(mail: IdentityMail, accountId: string): Promise<AddressedMail | null> {
    const { contact, token } = await this.recipient(mail, accountId);
    if (contact === null) return null;
    const model = accountMail(mail, {
      language: contact.language,
      brandName: this.config.brandName,
      shopUrl: this.config.urls.shop,
      token,
    });
    return { to: contact.email, model };
  }

  /** The last mail to this address; then the erasure goes on, and nobody knows the address any more. */
  async sendErasureReceipt(accountId: string): Promise<void> {
    const kind = 'notifications.erasure-receipt';
    await this.deliveries.sendOnce(`${kind}:${accountId}`, kind, async () => {
      const contact = await this.identity.closedContactOf(accountId);
      if (contact === null) return null;
      const { language, email } = contact;
      const { brandName } = this.config;
      return { to: email, model: erasureReceipt({ language, brandName, at: this.clock.now() }) };
    });
    await this.db.transaction((tx) => this.jobs.add(tx, 'accounts.erase', { accountId }));
  }

  private async recipient(mail: IdentityMail, accountId: string) {
    if (mail === 'identity.known-address-mail') {
      return { contact: await this.identity.contactOf(accountId), token: '' };
    }
    const link = await this.identity.issueLink(accountId, PURPOSES[mail]);
    return { contact: link?.contact ?? null, token: link?.token ?? '' };
  }
}
