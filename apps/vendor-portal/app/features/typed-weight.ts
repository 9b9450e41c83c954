import { MAX_LINE_GRAMS } from '@markthalle/domain/catchWeight';

const GRAMS = /^(\d{1,7})\s*g?$/i;
const KILOGRAMS = /^(\d{1,4})(?:[.,](\d{1,3}))?\s*kg$/i;

/**
 * What people read off a scale, in whole grams: `2350`, `2350 g`, `2,35 kg`. Null: not a weight, or
 * more than a scale shows. A comma without `kg` is not guessed.
 */
export function gramsOf(typed: string): number | null {
  const text = typed.trim();
  const [, kilos, rest = ''] = KILOGRAMS.exec(text) ?? [];
  const [, plain] = GRAMS.exec(text) ?? [];
  const grams =
    kilos === undefined ? Number(plain ?? 0) : Number(kilos) * 1000 + Number(rest.padEnd(3, '0'));
  return grams >= 1 && grams <= MAX_LINE_GRAMS ? grams : null;
}
