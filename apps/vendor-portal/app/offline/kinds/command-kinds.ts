import type { CommandInput, CommandKind } from '@markthalle/contracts/device-commands';
import { orderReady } from './order-ready.ts';

/**
 * How the form of a kind becomes the input of its command; null where the fields say something else, which the page's
 * own action then handles. One small file for each kind.
 */
export type Serialiser<K extends CommandKind> = (
  fields: FormData,
  form: HTMLFormElement,
) => CommandInput<K> | null;

export const SERIALISERS: { readonly [K in CommandKind]?: Serialiser<K> } = {
  'order.ready': orderReady,
};
