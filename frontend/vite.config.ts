import { fileURLToPath, URL } from 'node:url';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const BACKEND = process.env.BACKEND ?? 'http://127.0.0.1:8000';
const SERVED_BY_BACKEND = ['/graphql/', '/_allauth/', '/files/', '/accounts/', '/healthz', '/media/'];
const proxy = Object.fromEntries(SERVED_BY_BACKEND.map(path => [path, { target: BACKEND, xfwd: true }]));

/** `vite preview` answers every page address with the console, as Django does in production. */
function consoleAtEveryAddress(): Plugin {
  return {
    name: 'console-at-every-address',
    configurePreviewServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = request.url ?? '/';
        const ours =
          !path.startsWith('/static/') && !SERVED_BY_BACKEND.some(prefix => path.startsWith(prefix));
        if (ours && request.headers.accept?.includes('text/html')) request.url = '/static/index.html';
        next();
      });
    },
  };
}

/** Fewer, larger files: what every page needs is one, and small parts that pages share join their neighbours. */
const CHUNKS = [
  { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 3 },
  { name: 'base', tags: ['$initial' as const], test: (id: string) => !id.includes('/src/h5/'), priority: 2 },
  {
    name: 'part',
    test: /node_modules|[\\/]src[\\/](shared|app)[\\/]/,
    entriesAware: true,
    entriesAwareMergeThreshold: 10_000,
    priority: 1,
  },
];

export default defineConfig(({ command, isPreview }) => ({
  // Django serves dist under /static/; the development server keeps page addresses as people see them.
  base: command === 'build' || isPreview ? '/static/' : '/',
  plugins: [tanstackRouter(), react(), consoleAtEveryAddress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { port: 5173, proxy },
  preview: { port: 4173, proxy },
  build: {
    outDir: 'dist',
    manifest: true,
    // One style sheet: it is small, and every chunk's own would be a request more.
    cssCodeSplit: false,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // antd's parts say so of themselves, those below them forget to: none acts on being imported.
      treeshake: { moduleSideEffects: [{ test: /node_modules[\\/]@rc-component[\\/]/, sideEffects: false }] },
      input: { console: 'index.html', h5: 'src/h5/main.ts' },
      output: {
        codeSplitting: { groups: CHUNKS },
        chunkFileNames: chunk => `assets/${chunk.name.startsWith('part') ? 'part' : '[name]'}-[hash].js`,
      },
    },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
  },
}));
