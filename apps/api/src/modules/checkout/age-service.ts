import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';

export interface AgeQuestionToService {
  /** Our handle of the check; it names no person. */
  readonly reference: string;
  readonly minAge: number;
  readonly language: 'de' | 'en';
}

export interface AgeAnswer {
  readonly reference: string;
  readonly result: 'passed' | 'failed';
  readonly minAge: number;
  readonly signature: string;
}

/**
 * A service that finds out an age once (bank, identity service). What it learns about the person stays with it: the
 * market asks "18 or older?" and hears yes or no. An operator connects another one by another class here.
 */
export abstract class AgeService {
  /** The name that is kept with a result; null: none is connected. */
  abstract readonly method: string | null;
  /** Where the buyer proves their age. */
  abstract startUrl(question: AgeQuestionToService): string;
  /** Whether an answer really comes from the service. */
  abstract isGenuine(answer: AgeAnswer): boolean;
}

const RETURN_PATH = { de: '/kasse/alter', en: '/en/checkout/age' } as const;

/**
 * The service behind `AGE_CHECK_URL`: the buyer is sent there with our reference and comes back with its answer, both
 * signed with the shared secret. Off while the address is empty.
 */
@Injectable()
export class HostedAgeService extends AgeService {
  constructor(@Inject(CONFIG) private readonly config: Config) {
    super();
  }

  override get method(): string | null {
    return this.config.ageCheck?.method ?? null;
  }

  override startUrl({ reference, minAge, language }: AgeQuestionToService): string {
    const service = this.connected();
    const url = new URL(service.url);
    url.searchParams.set('reference', reference);
    url.searchParams.set('min_age', String(minAge));
    url.searchParams.set('language', language);
    url.searchParams.set('return_url', `${this.config.urls.shop}${RETURN_PATH[language]}`);
    url.searchParams.set('signature', this.sign(`${reference}.ask.${minAge}`));
    return url.href;
  }

  override isGenuine({ reference, result, minAge, signature }: AgeAnswer): boolean {
    const expected = Buffer.from(this.sign(`${reference}.${result}.${minAge}`), 'hex');
    const given = Buffer.from(signature, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private sign(text: string): string {
    return createHmac('sha256', this.connected().secret).update(text).digest('hex');
  }

  private connected() {
    const { ageCheck } = this.config;
    if (ageCheck === null) throw new Error('no age check service is connected');
    return ageCheck;
  }
}
