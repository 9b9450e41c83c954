import { invalidParam } from '../http/stripe-error.ts';

/**
 * A parameter's rule. `read` gets the decoded value (form text, nested record or JSON value) and
 * returns it typed, or throws the 400 Stripe would send; `path` is the name as Stripe writes it.
 */
export interface Spec<T, R extends boolean = boolean> {
  read(value: unknown, path: string): T;
  readonly required: R;
}

export type Fields = Record<string, Spec<unknown>>;

/** The typed parameters of a shape: optional ones may be undefined. */
export type Shape<F extends Fields> = {
  [K in keyof F]: F[K] extends Spec<infer T, true>
    ? T
    : F[K] extends Spec<infer T, false>
      ? T | undefined
      : never;
};

export type Optional<T> = Spec<T, false>;

const spec = <T>(read: (value: unknown, path: string) => T): Optional<T> => ({
  read,
  required: false,
});

/** Marks a parameter whose absence is `parameter_missing`. */
export function required<T>(inner: Optional<T>): Spec<T, true> {
  return { read: inner.read, required: true };
}

const join = (path: string, key: string) => (path === '' ? key : `${path}[${key}]`);

function textOf(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  throw invalidParam(`Invalid string: ${JSON.stringify(value)}`, path);
}

/** Non-empty text of at most `max` characters. */
export function text(options: { max?: number; pattern?: RegExp } = {}): Optional<string> {
  const max = options.max ?? 5000;
  return spec((value, path) => {
    const read = textOf(value, path);
    if (read === '') {
      throw invalidParam(
        `You passed an empty string for '${path}'. Remove it or give it a value.`,
        path,
        'parameter_invalid_empty',
      );
    }
    if (read.length > max) {
      throw invalidParam(`Invalid string: longer than ${max} characters.`, path);
    }
    if (options.pattern && !options.pattern.test(read)) {
      throw invalidParam(`Invalid value for ${path}: ${read}`, path);
    }
    return read;
  });
}

/** Text that an empty string (v1) or null (v2) unsets. */
export function clearableText(options: { max?: number } = {}): Optional<string | null> {
  const inner = text(options);
  return spec((value, path) => (value === '' || value === null ? null : inner.read(value, path)));
}

/** Whole number in [min, max]. */
export function integer(options: { min?: number; max?: number } = {}): Optional<number> {
  return spec((value, path) => {
    const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
    if (!/^-?\d{1,15}$/.test(shown) || typeof value === 'boolean') {
      throw invalidParam(`Invalid integer: ${shown}`, path, 'parameter_invalid_integer');
    }
    const read = Number(shown);
    if (options.min !== undefined && read < options.min) {
      throw invalidParam(
        `This value must be greater than or equal to ${options.min}.`,
        path,
        'parameter_invalid_integer',
      );
    }
    if (options.max !== undefined && read > options.max) {
      throw invalidParam(
        `This value must be less than or equal to ${options.max}.`,
        path,
        'parameter_invalid_integer',
      );
    }
    return read;
  });
}

export const MAX_AMOUNT_CENTS = 99_999_999;

/** Positive amount in cents up to 999,999.99. */
export function amount(): Optional<number> {
  const inner = integer({ min: 1 });
  return spec((value, path) => {
    const read = inner.read(value, path);
    if (read > MAX_AMOUNT_CENTS) {
      throw invalidParam('Amount must be no more than 999,999.99.', path, 'amount_too_large');
    }
    return read;
  });
}

export function flag(): Optional<boolean> {
  return spec((value, path) => {
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    throw invalidParam(`Invalid boolean: ${JSON.stringify(value)}`, path);
  });
}

export function choice<const C extends readonly string[]>(...options: C): Optional<C[number]> {
  return spec((value, path) => {
    if (typeof value === 'string' && options.includes(value)) return value;
    const list = options.join(', ');
    throw invalidParam(`Invalid ${path}: must be one of ${list}`, path);
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function itemsOf(value: unknown, path: string): unknown[] {
  if (Array.isArray(value)) return value;
  if (isRecord(value) && Object.keys(value).every((key) => /^\d+$/.test(key))) {
    return Object.keys(value)
      .sort((a, b) => Number(a) - Number(b))
      .map((key) => value[key]);
  }
  throw invalidParam('Invalid array', path);
}

export function list<T>(item: Spec<T>, options: { max: number; min?: number }): Optional<T[]> {
  return spec((value, path) => {
    if (value === '') return [];
    const items = itemsOf(value, path);
    if (items.length > options.max) {
      throw invalidParam(`Array ${path} exceeded maximum ${options.max} allowed elements.`, path);
    }
    if (items.length < (options.min ?? 0)) {
      throw invalidParam(`Array ${path} needs at least ${options.min} elements.`, path);
    }
    return items.map((element, index) => item.read(element, join(path, String(index))));
  });
}

/** A hash with known names; an unknown name is `parameter_unknown`. */
export function shape<F extends Fields>(fields: F): Optional<Shape<F>> {
  return spec((value, path) => {
    if (!isRecord(value)) throw invalidParam('Invalid object', path);
    const unknown = Object.keys(value).filter((key) => !Object.hasOwn(fields, key));
    if (unknown.length > 0) {
      const names = unknown.map((key) => join(path, key));
      throw invalidParam(
        `Received unknown parameter${names.length > 1 ? 's' : ''}: ${names.join(', ')}`,
        names[0] ?? path,
        'parameter_unknown',
      );
    }
    const read: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(fields)) {
      const name = join(path, key);
      if (value[key] !== undefined) read[key] = field.read(value[key], name);
      else if (field.required) {
        throw invalidParam(`Missing required param: ${name}.`, name, 'parameter_missing');
      }
    }
    return read as Shape<F>;
  });
}

/** Any hash with an `object` name, for events that are made up on purpose. */
export function anyObject(): Optional<{ object: string }> {
  return spec((value, path) => {
    if (isRecord(value) && typeof value.object === 'string') return value as { object: string };
    throw invalidParam('Invalid object', path);
  });
}

export type Range = { gt?: number; gte?: number; lt?: number; lte?: number };

/** A moment, or bounds around one, in Unix seconds. */
export function range(): Optional<Range> {
  const bounds = shape({ gt: integer(), gte: integer(), lt: integer(), lte: integer() });
  const single = integer();
  return spec((value, path) => {
    if (isRecord(value)) return bounds.read(value, path);
    const moment = single.read(value, path);
    return { gte: moment, lte: moment };
  });
}
