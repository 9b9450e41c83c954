import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../platform/http/problem.ts';
import { type Format, MEDIA_TYPES, type Size, WIDTHS_PX } from './encode-rendition.ts';
import { Renditions } from './renditions.service.ts';
import { LineIsFull } from './work-line.ts';

const FILE = /^([0-9a-f]{20})-(\d{3,4}|og)\.(avif|webp|jpg)$/;

/** Pictures never change under their name, so browsers may keep them for a year. */
@Controller()
export class PicturesController {
  constructor(private readonly renditions: Renditions) {}

  @Get('media/:file')
  async read(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const [, id, name, format] = FILE.exec(file) ?? [];
    const size = sizeNamed(name, format);
    if (id === undefined || size === null) throw new Problem('route-not-found');
    const bytes = await this.renditions.read(id, size, format as Format).catch(asProblem);
    if (bytes === null) throw new Problem('route-not-found');
    reply
      .type(MEDIA_TYPES[format as Format])
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(bytes);
  }
}

/** Networks read JPEG only, so a shared picture exists as nothing else. */
function sizeNamed(name: string | undefined, format: string | undefined): Size | null {
  if (name === 'og') return format === 'jpg' ? 'og' : null;
  return WIDTHS_PX.find((known) => String(known) === name) ?? null;
}

/** Who finds the line full may come again in a moment (RFC 9110, 10.2.3). */
function asProblem(error: unknown): never {
  if (error instanceof LineIsFull) throw new Problem('too-many-requests', { retryAfterSeconds: 5 });
  throw error;
}
