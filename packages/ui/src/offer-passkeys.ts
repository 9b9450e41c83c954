import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

/** Asks the app's own address; a refusal is thrown and ends in the sentence beside the button. */
async function ask<Answer>(address: string, fields: Record<string, string>): Promise<Answer> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fields),
  });
  if (!response.ok) throw new Error(`passkey ${response.status}`);
  return (await response.json()) as Answer;
}

async function add({ address = '', label = '' }: DOMStringMap): Promise<void> {
  const optionsJSON = await ask<PublicKeyCredentialCreationOptionsJSON>(address, {
    intent: 'add-options',
  });
  const answer = await startRegistration({ optionsJSON });
  await ask(address, { intent: 'add', label, answer: JSON.stringify(answer) });
  location.reload();
}

async function signIn({ address = '', target = '' }: DOMStringMap): Promise<void> {
  const optionsJSON = await ask<PublicKeyCredentialRequestOptionsJSON>(address, {
    intent: 'sign-in-options',
  });
  const answer = JSON.stringify(await startAuthentication({ optionsJSON }));
  const { path } = await ask<{ path: string }>(address, { intent: 'sign-in', target, answer });
  location.assign(path);
}

/** Shows the buttons marked `data-passkey` where the browser can do passkeys, and makes them work. */
export function offerPasskeys(): void {
  if (!browserSupportsWebAuthn()) return;
  for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
    box.hidden = false;
    const button = box.querySelector('button');
    const failed = box.querySelector<HTMLElement>('[data-passkey-failed]');
    button?.addEventListener('click', async () => {
      button.disabled = true;
      if (failed) failed.hidden = true;
      try {
        await (box.dataset.passkey === 'add' ? add(box.dataset) : signIn(box.dataset));
      } catch {
        if (failed) failed.hidden = false;
      } finally {
        button.disabled = false;
      }
    });
  }
}
