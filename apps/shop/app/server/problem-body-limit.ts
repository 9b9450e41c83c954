import { DEFAULT_BODY_LIMIT_BYTES } from '@markthalle/web-server/request-guards';

/**
 * Photos of a problem: more than the three that are allowed, so that one of 30 MB gets its message
 * beside the field and everything else that was typed is kept. Only what is allowed stays in memory.
 */
const PROBLEM_BODY_BYTES = 64_000_000;
const PROBLEM_PAGE = /^\/(en\/)?problem\/[\w-]+(\.data)?$/;

/** Bytes that a form of the shop may have. */
export const problemBodyLimit = (path: string): number =>
  PROBLEM_PAGE.test(path) ? PROBLEM_BODY_BYTES : DEFAULT_BODY_LIMIT_BYTES;
