import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { AlertLinks } from './alert-links.ts';
import { AlertsStore, type Language } from './alerts.store.ts';

/** What a mail about a wish needs. */
export interface AlertLetter {
  readonly email: string;
  readonly language: Language;
  readonly name: string;
  /** Null where it is about a category. */
  readonly slug: string | null;
  readonly categoryPath: string | null;
  readonly confirmToken: string;
  readonly leaveToken: string;
}

/** What the module that writes mails may ask. */
@Injectable()
export class StockAlertsFacade {
  constructor(
    private readonly store: AlertsStore,
    private readonly links: AlertLinks,
    private readonly clock: Clock,
  ) {}

  /** The mail that asks for confirmation; null where there is nothing to confirm any more. */
  async confirmationLetter(alertId: string): Promise<AlertLetter | null> {
    const alert = await this.store.find(alertId);
    return alert === null || alert.confirmedAt !== null ? null : this.letterOf(alert);
  }

  /**
   * The mail that tells. Null where its receiver has left, or where everything is gone again; then
   * the wish goes on waiting.
   */
  async returnLetter(alertId: string): Promise<AlertLetter | null> {
    const alert = await this.store.find(alertId);
    if (alert === null || alert.confirmedAt === null) return null;
    if (alert.isBack) return this.letterOf(alert);
    await this.store.waitOn(alertId);
    // It may have come back in between, when nobody looked at a wish that was being told.
    const again = await this.store.find(alertId);
    const mine = again?.isBack === true && (await this.store.takeOne(alertId, this.clock.now()));
    return mine && again !== null ? this.letterOf(again) : null;
  }

  private letterOf(alert: NonNullable<Awaited<ReturnType<AlertsStore['find']>>>): AlertLetter {
    const { id, email, language, name, slug, categoryPath } = alert;
    const { confirm, leave } = this.links.tokensOf(id);
    return {
      email,
      language,
      name,
      slug,
      categoryPath,
      confirmToken: confirm,
      leaveToken: leave,
    };
  }
}
