import { Inject, Injectable } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { CONFIG, type Config } from '../../config.ts';

type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * Structured logs without personal data: fields are ids, codes and counts. Names, addresses, e-mails, request bodies,
 * query strings and database error details (which quote values) are never passed in.
 */
@Injectable()
export class Log {
  private readonly logger: Logger;

  constructor(@Inject(CONFIG) config: Config) {
    this.logger = pino({
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
    });
  }

  info(event: string, fields: Fields = {}): void {
    this.logger.info(fields, event);
  }

  warn(event: string, fields: Fields = {}): void {
    this.logger.warn(fields, event);
  }

  /** A bug or a broken neighbour: the error's class, message and stack, but never its data. */
  fault(event: string, error: unknown, fields: Fields = {}): void {
    const { name, message, stack } =
      error instanceof Error ? error : new Error(`thrown: ${typeof error}`);
    this.logger.error({ ...fields, error: name, message, stack }, event);
  }
}
