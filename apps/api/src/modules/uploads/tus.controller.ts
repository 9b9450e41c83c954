import { Controller, Head, type OnModuleInit, Patch, Post, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TusServer } from './tus-server.ts';

const PIECE_TYPE = 'application/offset+octet-stream';

/**
 * The three verbs of tus. Its pieces are streamed from the socket into their file, so they are told apart before
 * anything reads a body. Callers are checked by the ticket (`TusServer`).
 */
@Controller()
export class TusController implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly server: TusServer,
  ) {}

  onModuleInit(): void {
    // Commands and the worker run without HTTP; Nest's type does not say that the adapter is missing then.
    const adapter: HttpAdapterHost['httpAdapter'] | null = this.adapter.httpAdapter;
    const http = adapter?.getInstance<FastifyInstance>();
    http?.addContentTypeParser(PIECE_TYPE, (_request, _body, done) => done(null));
  }

  @Post('uploads')
  create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.handle(request, reply);
  }

  @Head('uploads/:uploadId')
  ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.handle(request, reply);
  }

  @Patch('uploads/:uploadId')
  append(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.handle(request, reply);
  }

  private handle(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.hijack();
    return this.server.handle(request.raw, reply.raw);
  }
}
