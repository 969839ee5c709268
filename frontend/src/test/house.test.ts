import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

// Rules of the front end that a compiler cannot see.
const SRC = join(import.meta.dirname, '..');
const CHINESE = /[\u3400-\u9fff]/;

function files(pattern: RegExp, folder = SRC): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => pattern.test(name) && !name.startsWith('gql/') && !name.includes('.gen.'))
    .sort();
}

const read = (name: string) => readFileSync(join(SRC, name), 'utf8');
const sources = files(/\.tsx?$/).filter(name => !/\.test\.tsx?$/.test(name) && !name.startsWith('test/'));

type Texts = { [key: string]: string | Texts };

function keysOf(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );
}

const texts = (language: string, namespace: string) =>
  JSON.parse(read(`locales/${language}/${namespace}.json`)) as Texts;
const namespaces = files(/^locales\/zh-Hans\/.*\.json$/).map(name =>
  name.slice('locales/zh-Hans/'.length, -5),
);
// Chinese has one plural form, English two.
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const unique = (keys: string[]) => [...new Set(keys.map(withoutPlural))].sort();

describe('texts', () => {
  test.each(namespaces)('%s says the same things in both languages', namespace => {
    const en = texts('en', namespace);
    expect(unique(keysOf(en))).toEqual(unique(keysOf(texts('zh-Hans', namespace))));
    expect(JSON.stringify(en)).not.toMatch(CHINESE);
  });

  test('every key written out in a component exists', () => {
    const known = new Map(namespaces.map(name => [name, new Set(unique(keysOf(texts('zh-Hans', name))))]));
    const missing = sources.flatMap(name => {
      const source = read(name);
      const declared = /useTranslation\((\[[^\]]*\]|'[^']*')\)/.exec(source)?.[1]?.match(/'([^']+)'/)?.[1];
      return [...source.matchAll(/\bt\(\s*'([^']+)'/g)]
        .map(match => match[1] ?? '')
        .filter(key => {
          const [namespace, rest] = key.includes(':') ? key.split(':') : [declared, key];
          // A file that is handed its `t` does not say whose words it speaks: somebody must know the key.
          if (namespace === undefined) return ![...known.values()].some(keys => keys.has(key));
          return !known.get(namespace)?.has(rest ?? '');
        })
        .map(key => `${name}: ${key}`);
    });
    expect(missing).toEqual([]);
  });

  test('no component speaks Chinese by itself', () => {
    // The parser of province names is the one place that must read them.
    const speaking = sources.filter(name => {
      const code = read(name).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return CHINESE.test(code) && name !== 'shared/china/provinces.ts';
    });
    expect(speaking).toEqual([]);
  });
});

describe('borders', () => {
  const importsOf = (name: string) =>
    [...read(name).matchAll(/(?:from|import\()\s*'(@\/|\.\.?\/)([^']+)'/g)].map(match =>
      match[1] === '@/' ? (match[2] ?? '') : relative(SRC, join(SRC, name, '..', `${match[1]}${match[2]}`)),
    );
  const crossing = (inside: RegExp, forbidden: (target: string, name: string) => boolean) =>
    sources
      .filter(name => inside.test(name))
      .flatMap(name =>
        importsOf(name)
          .filter(target => forbidden(target, name))
          .map(target => `${name} → ${target}`),
      );

  test('features do not import each other, nor routes', () => {
    const feature = (path: string) => path.split('/')[1];
    expect(
      crossing(
        /^features\//,
        (target, name) =>
          target.startsWith('routes/') ||
          (target.startsWith('features/') && feature(target) !== feature(name)),
      ),
    ).toEqual([]);
  });

  test('shared imports neither features nor routes', () => {
    expect(crossing(/^shared\//, target => /^(features|routes)\//.test(target))).toEqual([]);
  });

  test('of app, only the router and the providers look upward', () => {
    const ground = /^app\/(?!router|Providers)/;
    expect(crossing(ground, target => /^(features|routes|shared)\//.test(target))).toEqual([]);
  });

  test('routes and shared frames reach ECharts only by the lazy canvas', () => {
    const allowed = new Set(['shared/chart/ChartCanvas.tsx', 'shared/chart/option.ts']);
    const users = sources.filter(name => /from 'echarts/.test(read(name)) && !allowed.has(name));
    expect(users).toEqual([]);
  });

  test('nobody imports the generated graphql() map', () => {
    expect(
      crossing(/./, target => target === 'gql' || target === 'gql/gql' || target === 'gql/index'),
    ).toEqual([]);
  });
});
