import path from 'node:path/posix';
import { MAX_SHEETS, type Sheet, UnreadableFile } from './cell.ts';
import { numberStyles } from './number-styles.ts';
import { parseXml } from './parse-xml.ts';
import { readSheet } from './read-sheet.ts';
import { unzipParts } from './unzip-parts.ts';

const BOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';

/**
 * The sheets of a workbook (ECMA-376), one after the other: a caller that found what it looks for
 * stops. @throws UnreadableFile
 */
export async function* readXlsx(bytes: Uint8Array): AsyncGenerator<Sheet> {
  const parts = unzipParts(bytes, (name) =>
    [BOOK, RELATIONS, STRINGS, STYLES].includes(name.replace(/^\//, '')),
  );
  const book = parts.get(BOOK);
  if (book === undefined) throw new UnreadableFile('not_a_spreadsheet');
  const targets = await relationTargets(parts.get(RELATIONS));
  const strings = await sharedStrings(parts.get(STRINGS));
  const styles = await numberStyles(parts.get(STYLES));
  for (const { name, relation } of (await sheetsOf(book)).slice(0, MAX_SHEETS)) {
    const part = targets.get(relation);
    const xml = part && unzipParts(bytes, (candidate) => candidate === part).get(part);
    if (xml) yield { name, ...(await readSheet(xml, { strings, styles })) };
  }
}

async function sheetsOf(book: Uint8Array) {
  const sheets: { readonly name: string; readonly relation: string }[] = [];
  await parseXml(book, {
    open: (name, attributes) => {
      if (name !== 'sheet' || /hidden/i.test(attributes.state ?? '')) return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      if (relation !== undefined) sheets.push({ name: attributes.name ?? '', relation });
    },
  });
  return sheets;
}

async function relationTargets(xml: Uint8Array | undefined): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  if (xml === undefined) throw new UnreadableFile('damaged');
  await parseXml(xml, {
    open: (name, { Id, Target }) => {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : path.join('xl', Target));
    },
  });
  return targets;
}

/** Texts that cells name by their number; what is only a reading aid (`rPh`) is left out. */
async function sharedStrings(xml: Uint8Array | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (xml === undefined) return strings;
  let text = '';
  let collects = false;
  let aids = 0;
  await parseXml(xml, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') aids += 1;
      else if (name === 't') collects = aids === 0;
    },
    text: (part) => {
      if (collects) text += part;
    },
    close: (name) => {
      if (name === 't') collects = false;
      else if (name === 'rPh') aids -= 1;
      else if (name === 'si') strings.push(text);
    },
  });
  return strings;
}
