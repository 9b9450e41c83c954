import { todayTexts as texts } from '../texts/today.ts';
import type { LocalStore } from './local-store.ts';

/** On the first page: the drafts that only this phone knows; does nothing on any other page. */
export async function showTodayDrafts(store: LocalStore): Promise<void> {
  const row = document.querySelector<HTMLElement>('[data-today-drafts]');
  if (!row) return;
  const drafts = await store.count('drafts');
  row.hidden = drafts === 0;
  const sentence = row.querySelector('span') ?? document.createElement('span');
  sentence.textContent = `${texts.onPhone(drafts)} `;
  row.prepend(sentence);
}
