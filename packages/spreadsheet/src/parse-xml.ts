import { setImmediate as breathe } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { UnreadableFile } from './cell.ts';

export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** So many characters are read before other requests of this process get their turn. */
const CHARS_AT_ONCE = 262_144;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Walks through one XML part; entities of its own are not known to the parser and end it. */
export async function parseXml(bytes: Uint8Array, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser();
  let failure: Error | null = null;
  parser.on('error', (error) => {
    failure ??= error;
  });
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(localName(name), attributes));
  parser.on('closetag', ({ name }) => handlers.close?.(localName(name)));
  parser.on('text', (text) => handlers.text?.(text));
  const decoder = new TextDecoder();
  for (let start = 0; start < bytes.byteLength; start += CHARS_AT_ONCE) {
    parser.write(decoder.decode(bytes.subarray(start, start + CHARS_AT_ONCE), { stream: true }));
    if (failure !== null) throw new UnreadableFile('damaged', { cause: failure });
    await breathe();
  }
  parser.close();
  if (failure !== null) throw new UnreadableFile('damaged', { cause: failure });
}
