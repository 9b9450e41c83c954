import { PROBLEMS, type ProblemBody, type ProblemCode } from '@markthalle/contracts/problems';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '../log/log.ts';
import { Problem } from './problem.ts';
import { languageOf } from './request-language.ts';

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-input',
  404: 'route-not-found',
  413: 'body-too-large',
  415: 'invalid-input',
  429: 'too-many-requests',
};

/** Writes every refusal and every fault as a problem document (RFC 9457): no stack, no SQL. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = error instanceof Problem ? error : new Problem(codeOf(error));
    if (PROBLEMS[problem.code].status >= 500) {
      this.log.fault('request failed', error, { requestId: request.id });
    }
    sendProblem(problem, request, reply);
  }
}

/** Answers a request with a problem document. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  if (problem.code === 'too-many-requests') reply.header('retry-after', retryAfter(problem));
  reply
    .status(PROBLEMS[problem.code].status)
    .type('application/problem+json')
    .send(JSON.stringify(bodyOf(problem, request)));
}

function codeOf(error: unknown): ProblemCode {
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : ((error as { statusCode?: unknown } | null)?.statusCode ?? 500);
  return BY_STATUS[Number(status)] ?? 'internal-error';
}

function bodyOf(problem: Problem, request: FastifyRequest): ProblemBody {
  const definition = PROBLEMS[problem.code];
  return {
    type: `/problems/${problem.code}`,
    title: definition[languageOf(request)],
    status: definition.status,
    code: problem.code,
    instance: `urn:request:${request.id}`,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
    ...(Object.keys(problem.details).length > 0 ? { details: problem.details } : {}),
  };
}

const DEFAULT_RETRY_AFTER_SECONDS = 60;

const retryAfter = (problem: Problem): string =>
  String(problem.details.retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS);
