import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** More of a page is rarely looked at; what is cut off is said in the table. */
const SHOWN_HEIGHT_PX = 2_400;
const MAX_BYTES = 55_000;
const QUALITIES = [65, 45, 30, 15];
/** Wide pages are kept smaller than they are shown. */
const KEPT_WIDTH_PX = 800;

/** What a page looks like from its top, as a small WebP. */
export async function pictureOf(page: Page, width: number): Promise<Buffer> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(height, SHOWN_HEIGHT_PX) };
  const shot = await page.screenshot({ fullPage: true, clip, animations: 'disabled' });
  const small = sharp(shot).resize({ width: KEPT_WIDTH_PX, withoutEnlargement: true });
  let picture = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    picture = await small.clone().webp({ quality }).toBuffer();
    if (picture.length <= MAX_BYTES) break;
  }
  return picture;
}
