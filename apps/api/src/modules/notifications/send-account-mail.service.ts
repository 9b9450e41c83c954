import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import type { IdentityMail } from '../identity/identity-mails.ts';
import { accountMail } from './account-mails.ts';
import { type AddressedMail, MailDeliveryService } from './mail-delivery.service.ts';

/** Mails about an account; an account that does not exist gets none. */
@Injectable()
export class SendAccountMailService {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly deliveries: MailDeliveryService,
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

  private async recipient(mail: IdentityMail, accountId: string) {
    if (mail === 'identity.known-address-mail') {
      return { contact: await this.identity.contactOf(accountId), token: '' };
    }
    const purpose = mail === 'identity.reset-mail' ? 'reset_password' : 'verify_email';
    const link = await this.identity.issueLink(accountId, purpose);
    return { contact: link?.contact ?? null, token: link?.token ?? '' };
  }
}
