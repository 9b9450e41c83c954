import { announce } from './announce.ts';
import type { SuggestionGroup } from './suggestion-groups.ts';

/** Typing waits for a pause, so that a slow line is asked once. */
const TYPING_PAUSE_MS = 180;
const MIN_LETTERS = 2;
const LIST_ID = 'search-suggestions';

/**
 * Suggestions below the search field (ARIA combobox with a list box): arrows choose, Enter goes there, Escape closes.
 * Without a choice Enter searches as ever.
 */
export function suggestWhileTyping(): void {
  const input = document.querySelector<HTMLInputElement>('[data-suggestions]');
  const form = input?.form;
  if (!input || !form) return;
  const list = document.createElement('div');
  list.id = LIST_ID;
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.dataset.suggestionsLabel ?? '');
  list.hidden = true;
  form.append(list);
  for (const [name, value] of Object.entries(COMBOBOX)) input.setAttribute(name, value);
  const box = new SuggestionBox(input, list);
  input.addEventListener('input', () => box.typed());
  input.addEventListener('keydown', (event) => box.pressed(event));
  input.addEventListener('blur', () => box.close());
  // A press on an entry must not take the focus away before the click arrives.
  list.addEventListener('mousedown', (event) => event.preventDefault());
}

const COMBOBOX = {
  role: 'combobox',
  'aria-autocomplete': 'list',
  'aria-expanded': 'false',
  'aria-controls': LIST_ID,
};

class SuggestionBox {
  private timer = 0;
  private turn = 0;
  private chosen = -1;
  private options: HTMLElement[] = [];
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;

  constructor(input: HTMLInputElement, list: HTMLElement) {
    this.input = input;
    this.list = list;
  }

  typed(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), TYPING_PAUSE_MS);
  }

  private ask(): void {
    const words = this.input.value.trim();
    this.turn += 1;
    const turn = this.turn;
    if (words.length < MIN_LETTERS) {
      this.close();
      return;
    }
    fetch(`${this.input.dataset.suggestions}?${new URLSearchParams({ q: words })}`)
      .then((answer) => answer.json())
      .then((groups: SuggestionGroup[]) => {
        if (turn === this.turn && document.activeElement === this.input) this.show(groups);
      })
      // Suggestions are a courtesy: without them the form works as it is.
      .catch(() => this.close());
  }

  private show(groups: readonly SuggestionGroup[]): void {
    this.chosen = -1;
    this.options = [];
    this.list.replaceChildren(...groups.map((group) => this.groupOf(group)));
    const isOpen = this.options.length > 0;
    this.list.hidden = !isOpen;
    this.input.setAttribute('aria-expanded', String(isOpen));
    this.input.removeAttribute('aria-activedescendant');
    if (isOpen) announce(`${this.options.length} ${this.input.dataset.suggestionsLabel}`);
  }

  private groupOf({ label, entries }: SuggestionGroup): HTMLElement {
    const group = element('div', 'suggestions__group');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', label);
    const heading = element('p', 'suggestions__label', label);
    heading.setAttribute('aria-hidden', 'true');
    group.append(heading);
    for (const { href, pieces, note } of entries) {
      const option = element('a', 'suggestions__entry') as HTMLAnchorElement;
      option.href = href;
      option.id = `${LIST_ID}-${this.options.length}`;
      option.tabIndex = -1;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      const name = element('span');
      name.append(...pieces.map(({ text, hit }) => (hit ? element('mark', '', text) : text)));
      option.append(name);
      if (note) option.append(element('small', 'muted', note));
      this.options.push(option);
      group.append(option);
    }
    return group;
  }

  pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !this.list.hidden) {
      event.preventDefault();
      this.close();
    }
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.choose(this.chosen + step);
    }
    const option = this.options[this.chosen] as HTMLAnchorElement | undefined;
    if (event.key === 'Enter' && option) {
      event.preventDefault();
      option.click();
    }
  }

  /** One step beyond either end is the field itself. */
  private choose(index: number): void {
    const count = this.options.length;
    this.chosen = index < -1 ? count - 1 : index >= count ? -1 : index;
    for (const [at, option] of this.options.entries()) {
      option.setAttribute('aria-selected', String(at === this.chosen));
    }
    const option = this.options[this.chosen];
    if (!option) {
      this.input.removeAttribute('aria-activedescendant');
      return;
    }
    this.input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  close(): void {
    this.turn += 1;
    this.chosen = -1;
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}

function element(name: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
