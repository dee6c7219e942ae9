import process from 'node:process';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** The page itself is imported by what asks ahead for its answers: the browser loads both at once, and what the page imports. */
const preloadPage = {
  name: 'preload-page',
  transformIndexHtml: (_html, { bundle = {} }) => {
    const page = Object.values(bundle).find(({ name, type }) => type === 'chunk' && name === 'page');
    if (page === undefined) return [];
    return [page.fileName, ...page.imports.filter((file) => !bundle[file].isEntry)].map((file) => ({
      tag: 'link',
      attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
      injectTo: 'head',
    }));
  },
};

/** JSX is compiled by Vite itself. `npm run build` calls this by build.mjs; SERVICE=http://127.0.0.1:3000 npx vite apps/web serves it from source. */
export default defineConfig({
  root: here,
  plugins: [preloadPage],
  resolve: { conditions: ['own-source', 'module', 'browser', 'development|production'] },
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 800,
    // Every browser of that year preloads modules by itself.
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(
      ['/v1', '/docs', '/openapi.json'].map((path) => [path, process.env.SERVICE ?? 'http://127.0.0.1:3000']),
    ),
  },
});
