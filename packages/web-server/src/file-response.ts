import { Buffer } from 'node:buffer';

interface StoredFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly base64: string;
}

/**
 * A file for the browser's download folder with its own content type and name. Its hash is the
 * entity tag (RFC 9110, 8.8.3), so a file that the browser has is not sent again.
 */
export function fileResponse(request: Request, file: StoredFile): Response {
  return stored(request, file, {
    // Never shown as a page of ours, whatever the file says.
    'Content-Disposition': `attachment; filename="${file.fileName.replace(/[^\w.-]/g, '_')}"`,
  });
}

/** A picture that we drew ourselves, shown inside a page; private like a paper. */
export function pictureResponse(request: Request, file: StoredFile): Response {
  return stored(request, file, { 'Content-Disposition': 'inline' });
}

function stored(
  request: Request,
  file: StoredFile,
  disposition: Readonly<Record<string, string>>,
): Response {
  const tag = `"${file.sha256}"`;
  const headers = {
    ETag: tag,
    // Papers are personal, and the browser asks again whether it still may read them.
    'Cache-Control': 'private, no-cache',
    ...disposition,
    'X-Content-Type-Options': 'nosniff',
  };
  const known = request.headers.get('if-none-match')?.split(/,\s*/) ?? [];
  if (known.includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(Buffer.from(file.base64, 'base64'), {
    headers: { ...headers, 'Content-Type': file.mediaType },
  });
}
