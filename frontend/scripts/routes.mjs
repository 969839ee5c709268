// Writes src/routeTree.gen.ts from the files in src/routes, so that tsc can run before vite does.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Generator, getConfig } from '@tanstack/router-generator';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await new Generator({ config: getConfig({}, root), root }).run();
