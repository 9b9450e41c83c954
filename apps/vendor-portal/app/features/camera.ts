import { scanTexts as texts } from '../texts/stock.ts';

/** Reads what stands in a picture; null: nothing. */
type Reader = (video: HTMLVideoElement) => Promise<string | null>;

/** Of the browser's own detector (WICG Shape Detection), what is used here. */
interface BrowserDetector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = {
  new (options: { readonly formats: readonly string[] }): BrowserDetector;
  getSupportedFormats(): Promise<string[]>;
};

const FORMATS = ['ean_13', 'ean_8', 'upc_a', 'code_128', 'qr_code'];
/** Often enough to feel immediate, rare enough for the battery. */
const LOOK_EVERY_MS = 200;
/** The same label in front of the camera is one scan. */
const SAME_AGAIN_MS = 3_000;

export interface CameraUse {
  /** What a code said; the same one is told once while it stays in the picture. */
  readonly found: (text: string) => void;
  /** One sentence for the page's live region. */
  readonly say: (sentence: string) => void;
}

/** Makes a camera box usable: its button opens and closes the camera. Without one the box stays hidden. */
export function offerCamera(box: HTMLElement | null, use: CameraUse): void {
  const video = box?.querySelector('video');
  const button = box?.querySelector('button');
  if (!box || !video || !button || !navigator.mediaDevices) return;
  box.hidden = false;
  let stop: (() => void) | null = null;
  button.addEventListener('click', async () => {
    if (stop) {
      stop();
      stop = null;
    } else {
      stop = await openCamera(video, use);
    }
    video.hidden = stop === null;
    button.textContent = stop === null ? texts.camera : texts.cameraStop;
  });
  // A hidden page does not film.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && stop) button.click();
  });
}

/** Fetches what this browser needs for reading, so that it is here when the line is gone. */
export async function fetchReader(): Promise<void> {
  if ((await ownDetector()) === null) await import('./read-pixels.ts');
}

/** Answers how to close it; null where there is no camera or nobody allowed it. */
async function openCamera(video: HTMLVideoElement, use: CameraUse): Promise<(() => void) | null> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment' },
    });
    video.srcObject = stream;
    await video.play();
    const read = await makeReader();
    use.say(texts.cameraHint);
    const looking = lookFor(read, video, use.found);
    return () => {
      window.clearInterval(looking);
      for (const track of stream.getTracks()) track.stop();
      video.srcObject = null;
    };
  } catch (error) {
    const isDenied = error instanceof DOMException && error.name === 'NotAllowedError';
    use.say(isDenied ? texts.cameraDenied : texts.cameraMissing);
    return null;
  }
}

function lookFor(read: Reader, video: HTMLVideoElement, found: (text: string) => void): number {
  let last = { text: '', atMs: 0 };
  let isBusy = false;
  return window.setInterval(async () => {
    if (isBusy || video.readyState < video.HAVE_CURRENT_DATA) return;
    isBusy = true;
    const text = await read(video).catch(() => null);
    isBusy = false;
    if (text === null) return;
    const atMs = performance.now();
    const isSame = text === last.text && atMs - last.atMs < SAME_AGAIN_MS;
    last = { text, atMs };
    if (!isSame) found(text);
  }, LOOK_EVERY_MS);
}

/** The browser's own reader where it knows our formats. */
async function ownDetector(): Promise<DetectorClass | null> {
  const Detector = (window as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const known = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
  return Detector && FORMATS.every((format) => known.includes(format)) ? Detector : null;
}

/** The browser's own reader, else a library, loaded now. */
async function makeReader(): Promise<Reader> {
  const Detector = await ownDetector();
  if (Detector) {
    const detector = new Detector({ formats: FORMATS });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const { readPixels } = await import('./read-pixels.ts');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    if (context === null || canvas.width === 0) return null;
    context.drawImage(video, 0, 0);
    return readPixels(context.getImageData(0, 0, canvas.width, canvas.height));
  };
}
