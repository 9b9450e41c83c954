import { phoneTexts } from '../texts/phone.ts';
import type { Desk } from './desk.ts';
import { forgetLocalData, type LocalStore, openLocalStore } from './local-store.ts';
import { otherFarmsHere } from './other-farms.ts';

const { signOut: texts } = phoneTexts;

/** Asks about what is only on this phone, deletes it, and then sends the form. */
export async function signOut(form: HTMLFormElement, desk: Desk): Promise<void> {
  const counts = await unsentOn(desk);
  const isAll = counts.acts + counts.drafts + counts.photos === 0;
  if (!isAll && !(await ask(desk, texts.unsent(counts)))) return;
  desk.close();
  await forgetLocalData(null);
  HTMLFormElement.prototype.submit.call(form);
}

/** For all farms of this person: after the sign-out nothing of any of them is left. */
async function unsentOn({ store, acting }: Desk) {
  const counts = { acts: 0, drafts: 0, photos: 0 };
  await addUnsent(store, counts);
  for (const farm of await otherFarmsHere(acting)) {
    const other = await openLocalStore(farm);
    await addUnsent(other, counts);
    other.close();
  }
  return counts;
}

async function addUnsent(store: LocalStore, counts: Record<'acts' | 'drafts' | 'photos', number>) {
  const commands = await store.getAll('commands');
  const photos = await store.getAll('photos');
  counts.acts += commands.filter(({ state }) => ['waiting', 'question'].includes(state)).length;
  counts.drafts += await store.count('drafts');
  counts.photos += photos.filter(({ state }) => state !== 'sent').length;
}

/** True when the person wants to go: everything is sent by now, or may be deleted. */
function ask(desk: Desk, sentence: string): Promise<boolean> {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask-dialog stack';
  dialog.setAttribute('aria-labelledby', 'ask-title');
  const title = document.createElement('h2');
  title.id = 'ask-title';
  title.textContent = texts.title;
  const text = document.createElement('p');
  text.setAttribute('role', 'status');
  text.textContent = sentence;
  return new Promise((resolve) => {
    const end = (goes: boolean) => {
      dialog.remove();
      resolve(goes);
    };
    const send = async () => {
      await desk.send();
      const { acts, drafts, photos } = await unsentOn(desk);
      if (acts + drafts + photos === 0) return end(true);
      text.textContent = `${texts.notSent} ${texts.unsent({ acts, drafts, photos })}`;
    };
    dialog.addEventListener('cancel', () => end(false));
    dialog.append(
      title,
      text,
      press(texts.sendFirst, 'button button--primary', send),
      press(texts.stay, 'button button--secondary', () => end(false)),
      press(texts.discard, 'button button--danger', () => end(true)),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}

function press(label: string, className: string, work: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.textContent = label;
  button.addEventListener('click', work);
  return button;
}
