import { describe, expect, it } from '@jest/globals';
import { fileResponse } from '../src/file-response.ts';

const FILE = {
  fileName: 'RE-2026-00001.pdf',
  mediaType: 'application/pdf',
  sha256: 'ab'.repeat(32),
  base64: 'JVBERg==',
};
const request = (headers: Record<string, string> = {}) =>
  new Request('http://127.0.0.1/beleg', { headers });

describe('fileResponse', () => {
  it('sends the bytes with their type, name and tag', async () => {
    const response = fileResponse(request(), FILE);
    expect(await response.text()).toBe('%PDF');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="RE-2026-00001.pdf"',
      etag: `"${FILE.sha256}"`,
      'cache-control': 'private, no-cache',
    });
  });

  it('does not send again what the browser has', async () => {
    const response = fileResponse(request({ 'if-none-match': `"x", "${FILE.sha256}"` }), FILE);
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
  });

  it('keeps strange characters out of the header', () => {
    const response = fileResponse(request(), { ...FILE, fileName: 'a"\u0000ü.pdf' });
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="a___.pdf"');
  });
});
