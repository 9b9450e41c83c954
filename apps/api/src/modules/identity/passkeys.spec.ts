import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readMe } from '@markthalle/contracts/identity';
import {
  addPasskey,
  listPasskeys,
  removePasskey,
  signInWithPasskey,
  startPasskey,
  startPasskeySignIn,
} from '@markthalle/contracts/sign-in';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { SoftAuthenticator } from '../../../test/soft-authenticator.ts';
import { MINUTE_MS } from '../../platform/clock/clock.ts';

let api: ApiUnderTest;
let anna: { sessionToken: string };

beforeAll(async () => {
  api = await ApiUnderTest.start();
  anna = { sessionToken: await api.signIn('anna.seidel@kundin.example') };
}, 120_000);

afterAll(() => api.stop());

async function make(phone: SoftAuthenticator, caller = anna) {
  const { options } = (await api.call(startPasskey, {}, caller)).value;
  return api.call(addPasskey, { response: phone.create(options), label: 'Mein Telefon' }, caller);
}

const ask = async () => (await api.call(startPasskeySignIn, {})).value.options;

describe('a passkey', () => {
  it('signs in whoever holds its device', async () => {
    const phone = new SoftAuthenticator(api.config.urls.shop);
    const { credentialId } = (await make(phone)).value;
    const { passkeys } = (await api.call(listPasskeys, {}, anna)).value;
    expect(passkeys).toMatchObject([{ credentialId, label: 'Mein Telefon', lastUsedAt: null }]);

    const response = phone.get(await ask());
    const session = (await api.call(signInWithPasskey, { response })).value;
    const me = await api.call(readMe, {}, { sessionToken: session.sessionToken });
    expect(me.value.email).toBe('anna.seidel@kundin.example');
    // The same answer works once.
    expect((await api.call(signInWithPasskey, { response })).problem.code).toBe('passkey-refused');

    await api.call(removePasskey, { credentialId }, anna);
    const late = await api.call(signInWithPasskey, { response: phone.get(await ask()) });
    expect(late.problem.code).toBe('passkey-refused');
  });

  it('of another site, another question or another person is refused', async () => {
    const shop = api.config.urls.shop;
    const elsewhere = new SoftAuthenticator('https://boese.example');
    expect((await make(elsewhere)).problem.code).toBe('passkey-refused');

    const phone = new SoftAuthenticator(shop);
    await make(phone);
    const options = await ask();
    const forged = phone.get({ ...options, challenge: 'A'.repeat(43) });
    expect((await api.call(signInWithPasskey, { response: forged })).status).toBe(422);
    const stranger = new SoftAuthenticator(shop).get(options);
    expect((await api.call(signInWithPasskey, { response: stranger })).status).toBe(422);

    // A question to Anna is not answered for somebody else.
    const dairy = { sessionToken: await api.signIn('hallo@kaeserei-kranichruf.example') };
    const asked = (await api.call(startPasskey, {}, anna)).value.options;
    const response = new SoftAuthenticator(shop).create(asked);
    const stolen = await api.call(addPasskey, { response, label: 'Fremd' }, dairy);
    expect(stolen.problem.code).toBe('passkey-refused');
  });

  it('answers within five minutes', async () => {
    const phone = new SoftAuthenticator(api.config.urls.shop);
    await make(phone);
    const options = await ask();
    api.clock.advance(5 * MINUTE_MS);
    const late = await api.call(signInWithPasskey, { response: phone.get(options) });
    expect(late.problem.code).toBe('passkey-refused');
  });

  it('is refused calmly when the answer is nonsense', async () => {
    for (const response of [{}, { id: 5 }, { id: 'x', response: { clientDataJSON: '💐' } }]) {
      expect((await api.call(signInWithPasskey, { response })).problem.code).toBe(
        'passkey-refused',
      );
    }
    const odd = await api.call(addPasskey, { response: { id: 'x' }, label: 'X' }, anna);
    expect(odd.problem.code).toBe('passkey-refused');
  });
});
