// The address bar holds a list's place. A value that makes no sense there is dropped, never an error page.

type Read<Value> = (raw: unknown) => Value | undefined;
type Reads = Record<string, Read<unknown>>;
type Found<Shape extends Reads> = { [Key in keyof Shape]?: Exclude<ReturnType<Shape[Key]>, undefined> };

const LONGEST = 200;
const asText = (raw: unknown): string | undefined =>
  typeof raw === 'string' && raw !== '' && raw.length <= LONGEST ? raw : undefined;

/** One word of free text. */
export const text = (): Read<string> => asText;

/** One of the named values. */
export const oneOf =
  <const Value extends string>(values: readonly Value[]): Read<Value> =>
  raw =>
    values.find(value => value === raw);

/** Several values; `?state=open` reads the same as `?state=open&state=paused` with one. */
export const many = (): Read<string[]> => raw => {
  const values = (Array.isArray(raw) ? raw : [raw]).flatMap(value => asText(value) ?? []);
  return values.length > 0 ? values : undefined;
};

/** A day, 2026-03-07. */
export const day = (): Read<string> => raw => {
  const value = asText(raw);
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
};

/** A route's `validateSearch`: keeps what each reader understands. */
export function search<const Shape extends Reads>(shape: Shape) {
  return (raw: Record<string, unknown>): Found<Shape> => {
    const found = Object.entries(shape).flatMap(([key, read]) => {
      const value = read(raw[key]);
      return value === undefined ? [] : [[key, value]];
    });
    return Object.fromEntries(found) as Found<Shape>;
  };
}

/** The same for a list: search, order and place, with the filters of that list. */
export function listSearch<const Shape extends Reads>(filters: Shape) {
  return search({ q: text(), sort: text(), after: text(), ...filters });
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
export function parseAddress(address: string): Flat {
  const found: Flat = {};
  for (const [key, value] of new URLSearchParams(address)) {
    const before = found[key];
    if (before === undefined) found[key] = value;
    else found[key] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return found;
}

export function writeAddress(values: Record<string, unknown>): string {
  const words = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
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
