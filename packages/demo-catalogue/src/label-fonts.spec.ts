import { describe, expect, it } from '@jest/globals';
import { Resvg } from '@resvg/resvg-js';
import { labelFontFiles, withFileFamilies } from './label-fonts.ts';

async function widthOf(family: string, weight: number): Promise<number> {
  const text = `<text y="80" font-family="${family}" font-weight="${weight}">500 g Wildhonig</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="100">${text}</svg>`;
  const font = { fontFiles: await labelFontFiles(), loadSystemFonts: false };
  const box = new Resvg(withFileFamilies(svg), { font }).getBBox();
  if (box === undefined) throw new Error('Nothing was drawn.');
  return box.width;
}

describe('labelFontFiles', () => {
  it('converts once per process', async () => {
    expect(await labelFontFiles()).toBe(await labelFontFiles());
  });

  it('draws titles in Besley and small lines in Figtree', async () => {
    const besley = await widthOf('Besley, serif', 700);
    const figtree = await widthOf('Figtree, Arial', 600);
    // Besley has serifs and is by far the wider of the two.
    expect(figtree).toBeGreaterThan(0);
    expect(besley / figtree).toBeGreaterThan(1.1);
  });
});
