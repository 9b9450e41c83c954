import type { PhotoPurpose } from '@markthalle/contracts/portal-uploads';
import { FORWARD, PHOTO_FIELD, REMOVE, TEMPLATE_ID } from '../../features/photo-fields.ts';
import { photoTexts as texts } from '../../texts/photos.ts';

const PREVIEW_PX = 192;

/** The tiles of the photos in the form of this page. */
export class PhotoTiles {
  private readonly list: HTMLElement;
  private readonly template: HTMLTemplateElement;
  readonly box: HTMLElement;
  readonly draftId: string;
  readonly max: number;
  readonly purpose: PhotoPurpose;

  private constructor(box: HTMLElement, list: HTMLElement, template: HTMLTemplateElement) {
    this.box = box;
    this.list = list;
    this.template = template;
    this.draftId = box.dataset.photoBox ?? '';
    this.max = Number(box.dataset.photosMax);
    this.purpose = box.dataset.photoPurpose === 'farm' ? 'farm' : 'product';
  }

  /** Null on pages without photos. */
  static find(): PhotoTiles | null {
    const box = document.querySelector<HTMLElement>('[data-photo-box]');
    const list = box?.querySelector<HTMLElement>('[data-photo-tiles]');
    const template = box?.querySelector<HTMLTemplateElement>('[data-photo-template]');
    return box && list && template ? new PhotoTiles(box, list, template) : null;
  }

  get count(): number {
    return this.list.childElementCount;
  }

  has(photoId: string): boolean {
    return this.tile(photoId) !== null;
  }

  /** The photos of the form, in its order. */
  ids(): string[] {
    return [...this.list.querySelectorAll<HTMLElement>('[data-photo]')].map(
      (tile) => tile.dataset.photo ?? '',
    );
  }

  add(photoId: string): void {
    const markup = this.template.innerHTML.replaceAll(TEMPLATE_ID, photoId);
    const copy = document.createElement('template');
    copy.innerHTML = markup;
    this.list.append(copy.content);
    this.number();
  }

  remove(photoId: string): void {
    this.tile(photoId)?.remove();
    this.number();
  }

  /** How far a photo has come; `waits` where there is no line. */
  showPercent(photoId: string, percent: number, waits: boolean): void {
    this.say(photoId, waits ? texts.percentWaiting(percent) : texts.percent(percent));
    const bar = this.tile(photoId)?.querySelector('progress');
    if (!bar) return;
    bar.hidden = false;
    bar.value = percent;
  }

  /** A sentence at a photo that is not moving. */
  say(photoId: string, words: string): void {
    const tile = this.tile(photoId);
    const place = tile?.querySelector('[data-photo-words]');
    if (place && place.textContent !== words) place.textContent = words;
    const bar = tile?.querySelector('progress');
    if (bar) bar.hidden = true;
  }

  /** Drawn and not linked: the pages' rules allow no pictures but the market's own. */
  async preview(photoId: string, blob: Blob): Promise<void> {
    const place = this.tile(photoId)?.querySelector('[data-photo-picture]');
    if (!place || place.childElementCount > 0) return;
    const bitmap = await createImageBitmap(blob);
    const side = Math.min(bitmap.width, bitmap.height);
    const canvas = document.createElement('canvas');
    canvas.width = PREVIEW_PX;
    canvas.height = PREVIEW_PX;
    const left = (bitmap.width - side) / 2;
    const top = (bitmap.height - side) / 2;
    canvas.getContext('2d')?.drawImage(bitmap, left, top, side, side, 0, 0, PREVIEW_PX, PREVIEW_PX);
    bitmap.close();
    place.replaceChildren(canvas);
  }

  showProblem(words: string): void {
    const place = this.box.querySelector('[data-photo-problem]');
    if (place) place.textContent = words;
    place?.closest('.field')?.classList.toggle('field--wrong', words !== '');
  }

  /** The small buttons without a journey to the server. */
  onSteps(removed: (photoId: string) => void): void {
    this.list.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      const photoId = button?.closest<HTMLElement>('[data-photo]')?.dataset.photo;
      if (!button || photoId === undefined) return;
      event.preventDefault();
      if (button.value.startsWith(REMOVE)) {
        removed(photoId);
        this.remove(photoId);
        this.box.querySelector<HTMLElement>('input[type="file"]')?.focus();
      }
      if (button.value.startsWith(FORWARD)) this.forward(photoId, button);
      this.changed();
    });
  }

  /** Whoever keeps drafts hears of it. */
  changed(): void {
    this.box.dispatchEvent(new Event('input', { bubbles: true }));
  }

  private forward(photoId: string, button: HTMLElement): void {
    const tile = this.tile(photoId);
    const before = tile?.previousElementSibling;
    if (tile && before) this.list.insertBefore(tile, before);
    this.number();
    button.focus();
  }

  /** "Foto 2 entfernen": the names say which one. */
  private number(): void {
    [...this.list.children].forEach((tile, index) => {
      const name = (start: string, label: string) =>
        tile.querySelector(`button[value^="${start}"]`)?.setAttribute('aria-label', label);
      name(FORWARD, texts.forwardNamed(index + 1));
      name(REMOVE, texts.removeNamed(index + 1));
    });
  }

  private tile(photoId: string): HTMLElement | null {
    return (
      this.list
        .querySelector(`input[name="${PHOTO_FIELD}"][value="${CSS.escape(photoId)}"]`)
        ?.closest('li') ?? null
    );
  }
}
