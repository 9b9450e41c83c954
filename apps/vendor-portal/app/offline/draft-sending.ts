import { type Acting, forFarm } from './acting.ts';
import type { LocalDraft, LocalStore } from './local-store.ts';

/** A line that says nothing for so long is gone; the draft lies here and goes later. */
const TIMEOUT_MS = 15_000;
const LOCK = 'hofportal-drafts';

/** How a whole form fared: taken; looked at but not taken; no line. */
export type SubmitEnd = 'taken' | 'refused' | 'later';

/** Sends a whole form. Sent twice it is the same product: it bears the draft's id. */
export async function postForm(
  path: string,
  body: URLSearchParams,
  acting: Acting,
): Promise<SubmitEnd> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      body,
      headers: forFarm(acting),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.type === 'opaqueredirect') return 'taken';
    return response.status >= 500 ? 'later' : 'refused';
  } catch {
    // No line, or a cut one; what was typed is kept on this phone.
    return 'later';
  }
}

/** Sends what its owners have submitted without a line; what is refused waits for a person. */
export async function sendSubmitted(store: LocalStore, acting: Acting): Promise<void> {
  if (!navigator.onLine) return;
  const send = () => sendAll(store, acting);
  await (navigator.locks ? navigator.locks.request(LOCK, send) : send());
}

async function sendAll(store: LocalStore, acting: Acting): Promise<void> {
  const drafts = (await store.getAll('drafts')).filter(({ submit }) => submit);
  for (const draft of drafts) {
    const end = await postForm(draft.form, bodyOf(draft), acting);
    if (end === 'later') return;
    if (end === 'taken') await store.delete('drafts', draft.draftId);
    else await store.put('drafts', withoutIntent(draft));
  }
}

/** The button was pressed in vain; what was typed is an open draft again. */
function withoutIntent(draft: LocalDraft): LocalDraft {
  const { intent: _intent, ...values } = draft.values;
  return { ...draft, values, submit: false };
}

const bodyOf = ({ values }: LocalDraft): URLSearchParams =>
  new URLSearchParams(
    Object.entries(values).flatMap(([name, texts]) => texts.map((text) => [name, text])),
  );
