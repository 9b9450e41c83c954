/** Shorter passwords are refused; a length rule alone, no character classes (NIST SP 800-63B). */
export const MIN_PASSWORD_LENGTH = 10;

/**
 * What people type when a form asks for ten characters; compared without case and without a tail of
 * digits.
 */
const COMMON_PASSWORDS: ReadonlySet<string> = new Set([
  '1234567890',
  '0987654321',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'abcdefghij',
  'abcdefghijkl',
  'adminadmin',
  'asdfghjkl',
  'basketball',
  'changeme',
  'fussball',
  'geheimgeheim',
  'giebelmarkt',
  'hallohallo',
  'ichliebedich',
  'iloveyou',
  'letmeinplease',
  'marktplatz',
  'markthalle',
  'mecklenburg',
  'passwort',
  'passwortpasswort',
  'password',
  'passwordpassword',
  'qwertyuiop',
  'qwertzuiop',
  'schalke',
  'sommer',
  'sonnenschein',
  'vorpommern',
  'willkommen',
  'winter',
]);

export type PasswordWeakness = 'too_short' | 'is_email' | 'too_common';

export type PasswordDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly because: PasswordWeakness };

/**
 * Whether a new password may be used for the account with this e-mail address.
 * Length is counted in code points, so that an emoji is one character.
 */
export function decidePassword(password: string, email: string): PasswordDecision {
  if ([...password].length < MIN_PASSWORD_LENGTH) return { ok: false, because: 'too_short' };
  const folded = password.trim().toLowerCase();
  const address = email.trim().toLowerCase();
  if (folded === address || folded === address.split('@')[0]) {
    return { ok: false, because: 'is_email' };
  }
  const isOneCharacter = new Set(folded).size === 1;
  if (isOneCharacter || COMMON_PASSWORDS.has(folded) || COMMON_PASSWORDS.has(withoutTail(folded))) {
    return { ok: false, because: 'too_common' };
  }
  return { ok: true };
}

/** "passwort2026!" is "passwort" to whoever guesses. */
const withoutTail = (text: string): string => text.replace(/[\d!?.*#$-]+$/, '');
