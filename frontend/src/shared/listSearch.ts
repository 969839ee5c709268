import * as z from 'zod/mini';

// The address bar holds a list's place. A value that makes no sense there is dropped, never an error page.

const dropped = undefined;

/** One word of free text. */
export const text = () => z.catch(z.optional(z.string().check(z.maxLength(200))), dropped);

/** One of the named values. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.catch(z.optional(z.enum(values)), dropped);

/** Several values; `?state=open` reads the same as `?state=open&state=paused` with one. */
export const many = () =>
  z.catch(
    z.optional(
      z.pipe(
        z.union([z.string(), z.array(z.string())]),
        z.transform((value: string | string[]) => (Array.isArray(value) ? value : [value])),
      ),
    ),
    dropped,
  );

/** A day, 2026-03-07. */
export const day = () => z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))), dropped);

/** The schema of a list's address: search, order and place, with the filters of that list. */
export function listSearch<const Shape extends z.core.$ZodLooseShape>(filters: Shape) {
  return z.object({ q: text(), sort: text(), after: text(), ...filters });
}

export interface ListSearch {
  q?: string;
  /** A column's key; a leading "-" means downwards. */
  sort?: string;
  /** The cursor this page starts after. */
  after?: string;
}

type Flat = Record<string, string | string[]>;

/** `?a=1&b=x&b=y` → { a: '1', b: ['x', 'y'] } */
export function parseAddress(search: string): Flat {
  const found: Flat = {};
  for (const [key, value] of new URLSearchParams(search)) {
    const before = found[key];
    if (before === undefined) found[key] = value;
    else found[key] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return found;
}

export function writeAddress(search: Record<string, unknown>): string {
  const words = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') words.append(key, String(one));
    }
  }
  const written = words.toString();
  return written ? `?${written}` : '';
}

/** Sorting cycles: down, up, as it came. */
export function nextSort(current: string | undefined, key: string): string | undefined {
  if (current === `-${key}`) return key;
  if (current === key) return undefined;
  return `-${key}`;
}
