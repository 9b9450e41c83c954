import type { ProducerRight } from '@markthalle/domain/producerRights';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, Instant } from './fields.ts';
import {
  BatchInput,
  ConfirmInput,
  CratesInput,
  HandOverInput,
  ShortageInput,
  TickInput,
  WeighInput,
} from './packing.ts';
import { MessageSent } from './portal-messages.ts';
import {
  ProductPaused,
  StockCorrected,
  StockCounted,
  StockReceived,
  StockSold,
} from './portal-stock.ts';
import { DraftSaved } from './product-drafts.ts';

/** A phone sends its waiting acts in batches; what is left follows with the next one. */
export const MAX_COMMANDS_PER_BATCH = 50;
const MAX_KIND_CHARS = 40;
const MAX_CHOICE_CHARS = 40;

interface CommandKindDefinition {
  /** What a member must be allowed to do; the same right as that of the route of the page's form. */
  readonly right: ProducerRight;
  readonly input: z.ZodObject;
}

/**
 * What people may do on a phone without a line: an intent each, never the state that a page showed (ADR 18).
 * The input's schema stands in the contracts file of the module that handles the kind.
 */
export const COMMAND_KINDS = {
  'message.sent': { right: 'orders', input: MessageSent },
  'draft.saved': { right: 'products', input: DraftSaved },
  'order.confirmed': { right: 'orders', input: ConfirmInput },
  'order.ready': { right: 'orders', input: z.object({ producerOrderId: Id }) },
  'order.handed-over': { right: 'orders', input: HandOverInput },
  'trip.counted': { right: 'orders', input: CratesInput },
  'order.shortage': { right: 'orders', input: ShortageInput },
  'order.weighed': { right: 'orders', input: WeighInput },
  'packing.ticked': { right: 'orders', input: TickInput },
  'packing.batch-noted': { right: 'orders', input: BatchInput },
  'stock.counted': { right: 'stock', input: StockCounted },
  'stock.sold': { right: 'stock', input: StockSold },
  'stock.received': { right: 'stock', input: StockReceived },
  'stock.corrected': { right: 'stock', input: StockCorrected },
  'product.paused': { right: 'stock', input: ProductPaused },
} as const satisfies Record<string, CommandKindDefinition>;

export type CommandKind = keyof typeof COMMAND_KINDS;
export type CommandInput<K extends CommandKind> = z.output<(typeof COMMAND_KINDS)[K]['input']>;

/** The questions that a command may come back with, each with its possible answers. */
export const COMMAND_QUESTIONS = {
  /** Something was refunded after the phone had last seen the order. */
  'order-changed-meanwhile': ['packed-as-it-is-now', 'not-packed-yet'],
} as const satisfies Record<string, readonly string[]>;

export type QuestionCode = keyof typeof COMMAND_QUESTIONS;

/**
 * One act. The outside is checked here; the input is checked one by one, so that an act which makes no sense is refused
 * alone and does not keep the others waiting.
 */
export const DeviceCommand = z.object({
  commandId: Id,
  kind: z.string().max(MAX_KIND_CHARS),
  input: z.record(z.string(), z.unknown()),
  /** When it was done, as the clock of the device showed it. */
  actedAt: Instant,
  /** The version of its subject that the page showed, where the kind asks for one. */
  baseVersion: z.int().min(0).nullable(),
  /** A choice made after this act had come back with a question. */
  choice: z.string().max(MAX_CHOICE_CHARS).nullable().default(null),
});
export type DeviceCommand = z.input<typeof DeviceCommand>;

const Question = z.object({
  code: z.enum(Object.keys(COMMAND_QUESTIONS) as [QuestionCode, ...QuestionCode[]]),
  choices: z.array(z.string()),
  /** What the sentence needs to be whole: numbers and names. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const CommandResult = z.object({
  commandId: Id,
  state: z.enum(['applied', 'refused', 'question', 'postponed']),
  /** Why it was refused, in the language of `problems.ts`; `fields` where single entries were wrong. */
  problem: z
    .object({ code: z.string(), title: z.string(), fields: z.array(z.string()) })
    .optional(),
  question: Question.optional(),
});
export type CommandResult = z.infer<typeof CommandResult>;

export const runDeviceCommands = endpoint({
  method: 'POST',
  path: '/portal/commands',
  summary:
    'What was done on a device, in order; each act is applied once, however often it is sent',
  access: 'producer',
  right: 'member',
  // Helpers keep nothing of a farm on their device, and each of their acts is written down by itself.
  inPerson: true,
  input: z.object({
    deviceId: Id,
    /** Whose acts these are: a page of one account must not send them in the session of another. */
    accountId: Id,
    /** For whom they were done, likewise. */
    producerId: Id,
    /** What the clock of the device shows while it sends. */
    sentAt: Instant,
    commands: z.array(DeviceCommand).min(1).max(MAX_COMMANDS_PER_BATCH),
  }),
  /** One result for each act, in order. `postponed`: nothing happened to it yet, send it again later. */
  output: z.object({ results: z.array(CommandResult).max(MAX_COMMANDS_PER_BATCH) }),
  problems: ['other-account'],
});

export const readActing = endpoint({
  method: 'GET',
  path: '/portal/acting',
  summary: 'Who acts for which producer in this session: names the data that a device may keep',
  access: 'producer',
  right: 'member',
  inPerson: true,
  input: z.object({}),
  output: z.object({ accountId: Id, producerId: Id }),
  problems: [],
});
