import { type Zippable, zipSync } from 'fflate';
import type { Cell, Sheet } from '../src/cell.ts';
import { readSheets } from '../src/read-file.ts';

/** A workbook whose one sheet has this XML inside `<worksheet>`, as other programs would write it. */
export function book(sheetXml: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const files: Zippable = {};
  const all = {
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Blatt" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="m">${sheetXml}</x:worksheet>`,
    ...parts,
  };
  for (const [name, xml] of Object.entries(all)) files[name] = new TextEncoder().encode(xml);
  return zipSync(files);
}

export async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for await (const sheet of readSheets(bytes)) sheets.push(sheet);
  return sheets;
}

export async function firstCells(bytes: Uint8Array): Promise<(readonly Cell[])[]> {
  const [sheet] = await sheetsOf(bytes);
  return (sheet?.rows ?? []).map(({ cells }) => cells);
}

export const text = (value: string): Cell => ({ type: 'text', text: value });
export const plain = (value: number): Cell => ({ type: 'number', value, as: 'plain' });
