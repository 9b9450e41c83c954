import { parseXml } from './parse-xml.ts';

export type NumberStyle = 'plain' | 'percent' | 'day';

/** Numbers of the formats that every workbook knows (ECMA-376, 18.8.30). */
const PERCENT_IDS = new Set([9, 10]);
const DAY_IDS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);

/** What each cell style makes of a number: 0.05 may be shown as 5 %, and 46000 as a day. */
export async function numberStyles(styles: Uint8Array | undefined): Promise<NumberStyle[]> {
  if (styles === undefined) return [];
  const formats = new Map<number, string>();
  const styleOf: NumberStyle[] = [];
  let inCellFormats = false;
  await parseXml(styles, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      } else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        styleOf.push(styleById(Number(attributes.numFmtId ?? '0'), formats));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styleOf;
}

function styleById(id: number, formats: ReadonlyMap<number, string>): NumberStyle {
  const code = formats.get(id);
  if (code === undefined) {
    if (PERCENT_IDS.has(id)) return 'percent';
    return DAY_IDS.has(id) ? 'day' : 'plain';
  }
  // Words in quotes and in brackets (colour, currency) say nothing about the kind of number.
  const letters = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  if (letters.includes('%')) return 'percent';
  return /[ymdhs]/i.test(letters) && !/general|standard/i.test(letters) ? 'day' : 'plain';
}
