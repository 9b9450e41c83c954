import { describe, expect, it } from '@jest/globals';
import { decidePassword } from './passwordRule.ts';

const EMAIL = 'Frauke.Hansen@example.org';

describe('a new password', () => {
  it.each([
    ['Moin-zusammen'],
    ['zehnZeiche'],
    ['🐄🐑🐖🐓🦆🐐🐝🐟🌾🍎'],
    ['ein langer satz mit leerzeichen'],
  ])('%s is accepted', (password) => {
    expect(decidePassword(password, EMAIL)).toEqual({ ok: true });
  });

  it.each([
    ['neunZeich', 'too_short'],
    ['', 'too_short'],
    ['🐄🐑🐖🐓🦆🐐🐝🐟🌾', 'too_short'],
    ['frauke.hansen@EXAMPLE.org', 'is_email'],
    ['frauke.hansen', 'is_email'],
    ['1234567890', 'too_common'],
    ['Passwort2026!', 'too_common'],
    ['QWERTZUIOP', 'too_common'],
    ['aaaaaaaaaaaa', 'too_common'],
  ])('%s is refused: %s', (password, because) => {
    expect(decidePassword(password, EMAIL)).toEqual({ ok: false, because });
  });
});
