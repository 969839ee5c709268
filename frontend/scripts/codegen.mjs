// Turns graphql/schema.graphql and every *.graphql under src into typed documents in src/gql.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildASTSchema, Kind, parse, Source, validate } from 'graphql';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const schemaPath = join(root, '..', 'graphql', 'schema.graphql');
const outDir = join(root, 'src', 'gql');

const EMPTY_SCHEMA = 'type Query { _unused: Boolean }';

const scalars = {
  BigInt: 'string | number',
  Date: 'string',
  DateTime: 'string',
  Decimal: 'string',
  GenericScalar: 'unknown',
  JSONString: 'string',
  Minor: 'string | number',
  UUID: 'string',
};

function graphqlFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.graphql'))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .filter(path => !path.startsWith(outDir))
    .sort();
}

function readDocuments() {
  return graphqlFiles(join(root, 'src')).map(path => {
    const location = relative(root, path);
    const rawSDL = readFileSync(path, 'utf8');
    return { location, rawSDL, document: parse(new Source(rawSDL, location)) };
  });
}

// One sentence per mistake, with its file, before the generator prints its own stack.
function refuseInvalid(schemaDocument, documents) {
  if (documents.length === 0) return;
  const all = { kind: Kind.DOCUMENT, definitions: documents.flatMap(({ document }) => document.definitions) };
  const mistakes = validate(buildASTSchema(schemaDocument), all);
  for (const mistake of mistakes) {
    const place = mistake.locations?.[0];
    const file = mistake.nodes?.[0]?.loc?.source.name ?? '?';
    console.error(`${file}:${place?.line ?? 0}: ${mistake.message}`);
  }
  if (mistakes.length > 0) process.exit(1);
}

if (!existsSync(schemaPath))
  console.warn('graphql/schema.graphql is missing: generating from an empty schema');
const schema = parse(existsSync(schemaPath) ? readFileSync(schemaPath, 'utf8') : EMPTY_SCHEMA);
const documents = readDocuments();
refuseInvalid(schema, documents);

const outputs = await preset.buildGeneratesSection({
  baseOutputDir: `${outDir}/`,
  schema,
  documents,
  plugins: [],
  pluginMap: {},
  presetConfig: {
    fragmentMasking: { unmaskFunctionName: 'readFragment' },
    persistedDocuments: { mode: 'embedHashInDocument', hashAlgorithm: 'sha256' },
  },
  config: {
    documentMode: 'string',
    enumsAsTypes: true,
    useTypeImports: true,
    avoidOptionals: false,
    defaultScalarType: 'unknown',
    scalars,
  },
  profiler: { run: run => Promise.resolve().then(run), collect: () => [] },
  documentTransforms: [],
});

const DOCUMENT =
  /^export const (\w+) = new TypedDocumentString\([\s\S]*?\) as unknown as TypedDocumentString<.*>;$/gm;

/** Each document becomes a module of its own, so that a page carries its own operations and no others. */
function splitDocuments(code) {
  const folder = join(outDir, 'documents');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = [];
  const types = code.replace(DOCUMENT, (text, name) => {
    names.push(name);
    const head =
      "import type * as types from '../graphql';\nimport { TypedDocumentString } from '../document';\n\n";
    const named = type => (/^\w+$/.test(type) && type !== 'unknown' ? `types.${type}` : type);
    const typed = text.replace(
      / as unknown as TypedDocumentString<(\w+), (.+)>;$/,
      (_, result, variables) => ` as unknown as TypedDocumentString<${named(result)}, ${named(variables)}>;`,
    );
    writeFileSync(join(folder, `${name}.ts`), `${head}${typed}\n`);
    return '';
  });
  const start = types.indexOf('export class TypedDocumentString');
  const end = types.indexOf('\n}\n', start) + 3;
  if (start >= 0) {
    const typeImport = "import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';\n\n";
    writeFileSync(join(outDir, 'document.ts'), typeImport + types.slice(start, end));
  }
  const exported = names.map(name => `export { ${name} } from './documents/${name}';`);
  if (start < 0) return types;
  const before = types.slice(0, start).replace(/^import type \{ DocumentTypeDecoration \}.*\n/m, '');
  return `${before}export { TypedDocumentString } from './document';\n${exported.join('\n')}\n${types.slice(end)}`;
}

mkdirSync(outDir, { recursive: true });
for (const output of outputs) {
  const code = await codegen({ ...output, cache: undefined });
  writeFileSync(output.filename, output.filename.endsWith('graphql.ts') ? splitDocuments(code) : code);
}
console.log(`src/gql: ${documents.length} document files`);
