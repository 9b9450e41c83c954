import {
  COMMAND_KINDS,
  COMMAND_QUESTIONS,
  type CommandKind,
  type runDeviceCommands,
} from '@markthalle/contracts/device-commands';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { PROBLEMS } from '@markthalle/contracts/problems';
import { actedAtOf } from '@markthalle/domain/actedAt';
import { mayDo } from '@markthalle/domain/producerRights';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import {
  type CommandOutcome,
  DeviceCommands,
} from '../../platform/device-commands/device-commands.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Log } from '../../platform/log/log.ts';
import { type CommandRow, DevicesStore, type KeptResult } from './devices.store.ts';

type Batch = ParsedInputOf<typeof runDeviceCommands>;
type Command = Batch['commands'][number];
type Results = OutputOf<typeof runDeviceCommands>['results'];

/** An act that breaks so often is a fault of ours that waiting does not mend: the acts behind it go on. */
export const MAX_COMMAND_FAULTS = 5;

/** Applies what was done on a device: each act once, in order, at the time when it was done (ADR 18). */
@Injectable()
export class RunCommandsService {
  constructor(
    private readonly db: Db,
    private readonly store: DevicesStore,
    private readonly registry: DeviceCommands,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Every act is a transaction of its own with its row in the log, so a lost answer or a crash leaves
   * a beginning of the batch and the next sending does the rest. A refusal does not stop what follows; a fault of ours
   * does, because order per device holds. Throws `other-account`.
   */
  async run(by: ProducerMember, batch: Batch): Promise<OutputOf<typeof runDeviceCommands>> {
    if (batch.accountId !== by.accountId || batch.producerId !== by.producerId) {
      throw new Problem('other-account');
    }
    const receivedAt = this.clock.now();
    const sentAt = new Date(batch.sentAt);
    const device = { accountId: by.accountId, deviceId: batch.deviceId };
    const aheadMs = sentAt.getTime() - receivedAt.getTime();
    await this.db.transaction((tx) => this.store.meet(tx, device, receivedAt, aheadMs));
    const results: Results = [];
    let isPostponed = false;
    for (const command of batch.commands) {
      const { commandId } = command;
      const result: KeptResult = isPostponed
        ? { state: 'postponed' }
        : await this.runOne(by, batch.deviceId, command, { sentAt, receivedAt });
      isPostponed ||= result.state === 'postponed';
      results.push({ ...result, commandId });
    }
    return { results };
  }

  private async runOne(
    by: ProducerMember,
    deviceId: string,
    command: Command,
    { sentAt, receivedAt }: { readonly sentAt: Date; readonly receivedAt: Date },
  ): Promise<KeptResult> {
    const claimedAt = new Date(command.actedAt);
    const row: Omit<CommandRow, 'actedAt'> = {
      accountId: by.accountId,
      commandId: command.commandId,
      deviceId,
      producerId: by.producerId,
      kind: command.kind,
      claimedAt,
      recordedAt: receivedAt,
      baseVersion: command.baseVersion,
    };
    try {
      return await this.db.transaction(async (tx) => {
        const previousAt = await this.store.lock(tx, row);
        const logged = await this.store.find(tx, by.accountId, command.commandId);
        if (logged?.result) return logged.result;
        const actedAt = actedAtOf({ actedAt: claimedAt, sentAt, receivedAt, previousAt });
        const hasBrokenTooOften = (logged?.faults ?? 0) >= MAX_COMMAND_FAULTS;
        const result = hasBrokenTooOften
          ? refusal(new Problem('internal-error'))
          : await this.settle(tx, by, command, { ...row, actedAt });
        await this.store.record(tx, { ...row, actedAt }, result);
        return result;
      });
    } catch (error) {
      this.log.fault('device command failed', error, { kind: command.kind });
      await this.db.transaction((tx) => this.store.countFault(tx, { ...row, actedAt: receivedAt }));
      return { state: 'postponed' };
    }
  }

  /** The effect behind a savepoint: a refusal or a question takes it back, the log's row stays. */
  private async settle(
    tx: Tx,
    by: ProducerMember,
    command: Command,
    row: CommandRow,
  ): Promise<KeptResult> {
    await tx.execute('savepoint effect');
    try {
      const outcome = await this.handle(tx, by, command, row);
      // What is still a question has no effect.
      const end = outcome.state === 'question' ? 'rollback to savepoint' : 'release savepoint';
      await tx.execute(`${end} effect`);
      return answerOf(outcome);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await tx.execute('rollback to savepoint effect');
      return refusal(error);
    }
  }

  private handle(
    tx: Tx,
    by: ProducerMember,
    command: Command,
    { deviceId, actedAt, recordedAt }: CommandRow,
  ): Promise<CommandOutcome> {
    const handler = this.registry.handlerOf(command.kind);
    if (handler === undefined || !isKind(command.kind)) throw new Problem('command-unknown');
    if (!mayDo(by.rights, COMMAND_KINDS[command.kind].right)) throw new Problem('not-allowed');
    const parsed = COMMAND_KINDS[command.kind].input.safeParse(command.input);
    if (!parsed.success) {
      const errors = parsed.error.issues.map(({ path, message }) => ({
        pointer: `/${path.map(String).join('/')}`,
        message,
      }));
      throw new Problem('invalid-input', {}, errors);
    }
    const { commandId, baseVersion, choice } = command;
    const input = parsed.data;
    const handled = { commandId, deviceId, input, actedAt, recordedAt, baseVersion, choice };
    return handler(tx, by, handled);
  }
}

const isKind = (kind: string): kind is CommandKind => Object.hasOwn(COMMAND_KINDS, kind);

function answerOf(outcome: CommandOutcome): KeptResult {
  if (outcome.state === 'applied') return { state: 'applied' };
  const { code, details } = outcome.question;
  return { state: 'question', question: { code, details, choices: [...COMMAND_QUESTIONS[code]] } };
}

/** People who sell are German, and the sentence is shown on the phone as it is. */
function refusal({ code, errors }: Problem): KeptResult {
  const fields = errors.map(({ pointer }) => pointer);
  // What is missing at a product is said in full: its law, why, and an example.
  const why = code === 'product-incomplete' ? errors.map(({ message }) => message) : [];
  const title = [PROBLEMS[code].de, ...why].join(' ');
  return { state: 'refused', problem: { code, title, fields } };
}
