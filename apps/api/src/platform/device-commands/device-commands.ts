import type {
  CommandInput,
  CommandKind,
  QuestionCode,
} from '@markthalle/contracts/device-commands';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../actor/actor.ts';
import type { Tx } from '../db/db.ts';

/** An act as its handler sees it: checked, its time corrected. */
export interface HandledCommand<K extends CommandKind> {
  readonly commandId: string;
  readonly deviceId: string;
  readonly input: CommandInput<K>;
  /** When it was done, by our clock: never in the future, never before the act that preceded it. */
  readonly actedAt: Date;
  readonly recordedAt: Date;
  /** The version of the subject that the person saw, where the page gave one. */
  readonly baseVersion: number | null;
  /** The person's answer, when this act came back with a question before. */
  readonly choice: string | null;
}

/** A question to the person; its choices stand in `COMMAND_QUESTIONS`. */
export interface CommandQuestion {
  readonly code: QuestionCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What became of an act. A refusal is a thrown `Problem`: its effects are rolled back, it is remembered all the same. */
export type CommandOutcome =
  | { readonly state: 'applied' }
  | { readonly state: 'question'; readonly question: CommandQuestion };

export const APPLIED: CommandOutcome = { state: 'applied' };

export type CommandHandler<K extends CommandKind> = (
  tx: Tx,
  by: ProducerMember,
  command: HandledCommand<K>,
) => Promise<CommandOutcome>;

/**
 * What an act on a phone means: each module says it of its own kinds, so that the log of commands (module `devices`)
 * knows no business. Handlers work inside the transaction that also writes the log.
 */
@Injectable()
export class DeviceCommands {
  private readonly handlers = new Map<string, CommandHandler<CommandKind>>();

  /** Called by each module at start. Two handlers for one kind are a bug. */
  handle<K extends CommandKind>(kind: K, handler: CommandHandler<K>): void {
    if (this.handlers.has(kind)) throw new Error(`Command ${kind} has a handler already`);
    this.handlers.set(kind, handler as unknown as CommandHandler<CommandKind>);
  }

  handlerOf(kind: string): CommandHandler<CommandKind> | undefined {
    return this.handlers.get(kind);
  }
}
