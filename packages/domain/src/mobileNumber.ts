const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;
const GERMANY = '+49';

/**
 * A mobile number as it was typed, in international form (ITU-T E.164); null where it is none. A number
 * without a country's prefix is a German one.
 */
export function mobileNumber(typed: string): string | null {
  const bare = typed.replace(/[\s()/.-]/g, '').replace(/^00/, '+');
  const international = bare.startsWith('0') ? GERMANY + bare.slice(1) : bare;
  return INTERNATIONAL.test(international) ? international : null;
}
