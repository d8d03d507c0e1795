import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** Vite compiles JSX itself, so no plugin is needed; the API serves what is built, with a policy that allows no inline code. */
export default defineConfig({
  root: import.meta.dirname,
  // Outside of Node the package always offers its development build.
  resolve: {
    alias: { 'react-router': resolve(import.meta.dirname, '../node_modules/react-router/dist/production/index.mjs') },
  },
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: resolve(import.meta.dirname, '..', 'dist', 'web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    // Packages mark their modules for servers that render; there is none here.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/auth': 'http://127.0.0.1:3000' } },
});
