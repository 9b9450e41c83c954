import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Problem } from '../../platform/http/problem.ts';
import { type Format, Renditions, WIDTHS_PX } from './renditions.service.ts';

const FILE = /^([0-9a-f]{20})-(\d{3,4})\.(avif|webp|jpg)$/;
const TYPES: Readonly<Record<Format, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
};

/** Pictures never change under their name, so browsers may keep them for a year. */
@Controller()
export class PicturesController {
  constructor(private readonly renditions: Renditions) {}

  @Get('media/:file')
  async read(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const [, id, width, format] = FILE.exec(file) ?? [];
    if (id === undefined || !WIDTHS_PX.some((known) => String(known) === width)) {
      throw new Problem('route-not-found');
    }
    const bytes = await this.renditions.read(id, Number(width), format as Format);
    if (bytes === null) throw new Problem('route-not-found');
    reply
      .type(TYPES[format as Format])
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(bytes);
  }
}
