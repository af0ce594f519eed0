import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/testing/longest-first.ts';

const here = import.meta.dirname;

/** Loaded at run time from node_modules (native) or given by the host (Electron). */
const external = [/^node:/, 'electron', '@napi-rs/keyring'];

/** Shared by parts of the page that are asked for later, and by nothing that is seen at first. */
const askedForLater =
  /preload\/heading(?:s|-words)\.|renderer\/(?:copy\/(?:audience|confirm|resend)|accounts\/(?:KeyForm|SecretKeyField|KeychainButtons|key-shape)|invite\/(?:OptionsForm|PresetBar|PresetField|option-fields)|list\/Selected|queue\/(?:AddressEdit|item-words)|ui\/(?:Field|Fold|Disclosure|Sheet|use-sheet-place|use-leaves))\.|lucide-react.*\/(?:eye|eye-off|flask-conical)\.mjs$/;

/** What the entry needs: it does not wait for what others share. */
const entryScript =
  /renderer\/(?:start|bootstrap\/(?:bootstrap|early-acts)|host\/post|ui\/(?:is-mac|painted))\.ts$|preload\/(?:initial-data|list-query|queue-request)\.ts$/;

/**
 * The head in the order in which things are wanted: styles, as the document is drawn when they have come; the small
 * entry, which leaves with the first questions; and what it imports later, fetched but not compiled meanwhile.
 */
const head: Plugin = {
  name: 'head',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const chunks = Object.values(bundle ?? {}).filter((each) => each.type === 'chunk');
      const main = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('renderer/main.tsx'));
      if (!main) return html;
      // The styles of a part overrule those of what it uses.
      const first = [...chunks.filter(({ fileName }) => main.imports.includes(fileName)), main];
      const styles = new Set(first.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
      const scripts = first.filter(({ fileName }) => !html.includes(`src="/${fileName}"`));
      const written = html.replaceAll(/ *<link rel="(?:stylesheet|modulepreload)"[^>]*>\n/g, '');
      return {
        html: written.replace('<script type="module"', '<script type="module" async'),
        tags: [
          ...[...styles].map((file) => ({ tag: 'link', attrs: { rel: 'stylesheet', href: `/${file}` } })),
          ...scripts.map(({ fileName }) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'script', crossorigin: true, href: `/${fileName}` },
          })),
        ],
      };
    },
  },
};

export default defineConfig({
  root: resolve(here, 'renderer'),
  plugins: [react(), head],
  // A sandboxed renderer under `default-src 'none'` loads files only: no data: URLs, no inline polyfill.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'chrome140' },
  environments: {
    client: {
      // What ships has no use for React's developer tools.
      define: { __REACT_DEVTOOLS_GLOBAL_HOOK__: 'undefined' },
      build: {
        outDir: resolve(here, 'dist/renderer'),
        emptyOutDir: true,
        rolldownOptions: {
          // No getter of ours or of a library does anything but answer, and a schema that nobody asks is not made.
          treeshake: {
            propertyReadSideEffects: false,
            unknownGlobalSideEffects: false,
            manualPureFunctions: ['z'],
          },
          output: {
            codeSplitting: {
              groups: [
                { name: 'start', test: entryScript, priority: 3 },
                // One file for what the page and its later parts share, and not one for each pair of them.
                { name: 'shared', minShareCount: 2, test: (id) => !askedForLater.test(id), priority: 2 },
                { name: 'later', test: askedForLater, priority: 1 },
              ],
            },
          },
        },
      },
    },
    // The page's components once more, for main to draw the first page with: see renderer/first-drawing/draw.tsx.
    drawing: {
      consumer: 'server',
      resolve: { noExternal: true },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: resolve(here, 'dist/drawing'),
        emptyOutDir: true,
        target: 'node24',
        minify: true,
        rolldownOptions: {
          input: { draw: resolve(here, 'renderer/first-drawing/draw.tsx') },
          external: [/^node:/],
          // What comes later in a page comes never in a drawing, and one file is read faster than forty.
          output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: resolve(here, 'dist/preload'),
        emptyOutDir: true,
        target: 'node24',
        rolldownOptions: {
          input: { index: resolve(here, 'preload/index.ts') },
          external: ['electron'],
          // One CommonJS file: a sandboxed preload cannot require its own chunks.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        outDir: resolve(here, 'dist/main'),
        emptyOutDir: true,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          input: {
            index: resolve(here, 'main/index.ts'),
            serve: resolve(here, 'main/serve.ts'),
            'first-drawing-thread': resolve(here, 'main/page/first-drawing-thread.ts'),
          },
          external,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) await builder.build(environment);
    },
  },
  test: {
    root: here,
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/integration/**/*.test.ts'],
    passWithNoTests: false,
    // What main may use is what Electron's Node has: BoringSSL where Node has OpenSSL.
    setupFiles: [
      resolve(here, 'test/support/electron-node/boringssl.ts'),
      resolve(here, 'test/support/property-seed.ts'),
    ],
    // A worker keeps its modules, and with them a Chromium, from file to file: a third of the run was starting anew.
    isolate: false,
    // A file waits much of its time, for a clock, a keychain or a browser: with a worker for each of two cores a third
    // of the processor had nothing to do, and the run took 427 s in place of 299.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    // Electron's package downloads its binary when it is loaded; tests of adapters get the stand-in.
    alias: [{ find: /^electron$/, replacement: resolve(here, 'test/support/electron/main/electron.ts') }],
    server: { deps: { inline: ['electron-menubar', 'electron-store'] } },
    restoreMocks: true,
    unstubGlobals: true,
    // Generous, because shared machines are slow at times: a test that hangs still ends.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
