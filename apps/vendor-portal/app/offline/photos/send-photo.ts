import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { askUploadTicket } from '@markthalle/contracts/portal-uploads';
import { type DetailedError, Upload } from 'tus-js-client';
import { forFarm } from '../acting.ts';
import type { LocalPhoto } from '../local-store.ts';
import { TICKET_ADDRESS, UPLOADS_ADDRESS } from './addresses.ts';
import type { PhotoShelf } from './photo-shelf.ts';

export type Standing = OutputOf<typeof askUploadTicket>;
/** How one photo's turn ended: `later` is a line that broke, the others need no second try now. */
export type SendEnd = Standing['state'] | 'later' | 'signed-out' | 'gone';

/** The same numbers as in the contract, which would bring its whole library along. */
const PIECE_BYTES = 131_072;
const TICKET_HEADER = 'Upload-Ticket';
const RETRY_DELAYS_MS = [0, 2_000, 5_000, 10_000, 30_000, 60_000];
/** A piece that takes longer is lost; what arrived of it has arrived. */
const PIECE_TIMEOUT_MS = 60_000;
const TICKET_TIMEOUT_MS = 30_000;
/** Tickets for one photo in a row; each is good for a quarter of an hour. */
const MAX_TICKETS = 8;

/** Sends what is missing of a photo, in pieces; how far it came lies on the shelf after each. */
export async function sendPhoto(
  photo: LocalPhoto,
  shelf: PhotoShelf,
  onProgress: Watch['onProgress'],
): Promise<SendEnd> {
  let current = photo;
  for (let tickets = 0; tickets < MAX_TICKETS; tickets += 1) {
    const standing = await askTicket(current);
    if (typeof standing === 'string') return standing;
    if (standing.ticket === null) return settle(current, standing, shelf);
    const uploadUrl = `${UPLOADS_ADDRESS}/${standing.ticket.uploadId}`;
    const isStarted = current.uploadUrl === uploadUrl;
    const end = await upload(current, isStarted ? uploadUrl : null, standing.ticket.token, {
      onProgress,
      onUrl: () => shelf.change(photo.photoId, { uploadUrl }),
      onPiece: (offset) => shelf.change(photo.photoId, { offset }),
    });
    if (end === 'line-lost') return 'later';
    const kept = (await shelf.all()).find(({ photoId }) => photoId === photo.photoId);
    if (kept === undefined) return 'gone';
    current = kept;
  }
  return 'later';
}

/** What the market says about a photo, with a ticket as long as it is missing. */
export async function askTicket(photo: LocalPhoto): Promise<Standing | 'later' | 'signed-out'> {
  const { photoId, purpose, blob, hash } = photo;
  const ask = { photoId, purpose, sizeBytes: blob.size, mediaType: blob.type, sha256: hash };
  try {
    const response = await fetch(TICKET_ADDRESS, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...forFarm(photo) },
      body: JSON.stringify(ask),
      signal: AbortSignal.timeout(TICKET_TIMEOUT_MS),
    });
    if (response.ok) return (await response.json()) as Standing;
    return [401, 403].includes(response.status) ? 'signed-out' : 'later';
  } catch {
    // No line; everything is still here.
    return 'later';
  }
}

async function settle(
  { photoId }: LocalPhoto,
  { state, refusedBecause }: Standing,
  shelf: PhotoShelf,
): Promise<SendEnd> {
  if (state === 'ready') await shelf.remove(photoId);
  else if (state === 'refused') await shelf.change(photoId, { state, refusedBecause });
  else await shelf.change(photoId, { state: 'sent' });
  return state;
}

interface Watch {
  /** `waits`: the line is gone, and it is tried again by and by. */
  readonly onProgress: (sentBytes: number, waits: boolean) => void;
  readonly onUrl: () => void;
  readonly onPiece: (offset: number) => void;
}

/** `ticket-over` also where the market wants the photo from its beginning: the next ticket says. */
function upload(
  { blob }: LocalPhoto,
  uploadUrl: string | null,
  token: string,
  watch: Watch,
): Promise<'done' | 'line-lost' | 'ticket-over'> {
  let sentBytes = 0;
  return new Promise((resolve) => {
    const tus = new Upload(blob, {
      endpoint: UPLOADS_ADDRESS,
      uploadUrl,
      chunkSize: PIECE_BYTES,
      headers: { [TICKET_HEADER]: token },
      retryDelays: RETRY_DELAYS_MS,
      storeFingerprintForResuming: false,
      onBeforeRequest: (request) => {
        (request.getUnderlyingObject() as XMLHttpRequest).timeout = PIECE_TIMEOUT_MS;
      },
      onShouldRetry: (error) => {
        if (!navigator.onLine || !isLine(statusOf(error as DetailedError))) return false;
        watch.onProgress(sentBytes, true);
        return true;
      },
      onUploadUrlAvailable: watch.onUrl,
      onProgress: (sent) => {
        sentBytes = sent;
        watch.onProgress(sent, false);
      },
      onChunkComplete: (_size, accepted) => watch.onPiece(accepted),
      onSuccess: () => resolve('done'),
      onError: (error) => {
        const isLost = isLine(statusOf(error as DetailedError));
        resolve(isLost ? 'line-lost' : 'ticket-over');
      },
    });
    tus.start();
  });
}

const statusOf = (error: DetailedError): number => error.originalResponse?.getStatus() ?? 0;

/** No answer, a broken neighbour, or a piece that the market is still busy with. */
const isLine = (status: number): boolean =>
  status === 0 || status >= 500 || status === 409 || status === 423;
