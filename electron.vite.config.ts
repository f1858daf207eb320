import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { ascii } from './scripts/package/ascii.ts'
import { dataBeside } from './scripts/package/data-beside.ts'
import { executable } from './scripts/package/executable.ts'
import { noteBundled } from './scripts/package/note-bundled.ts'
import { plainHttp } from './scripts/package/plain-http.ts'

const from = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    plugins: [
      dataBeside('@pydantic/genai-prices/dist/index.js', 'prices.json'),
      plainHttp(),
      ascii(),
      noteBundled('main', import.meta.dirname),
      executable('cli.js'),
    ],
    build: {
      outDir: 'out/main',
      // An optional dependency is not taken for one by itself, and this one is native: bundled, it would be this machine's.
      externalizeDeps: { include: ['keytar'] },
      rolldownOptions: {
        // One entry for each process: the desktop's shell, its engine, the command (headless included), and what npm start
        // runs; and one for the engine's thread.
        input: {
          desktop: from('src/main/desktop.ts'),
          engine: from('src/main/engine.ts'),
          cli: from('src/main/cli.ts'),
          launch: from('src/main/launch.ts'),
          'report-worker': from('src/main/engine/ledger/reports/report-worker.ts'),
        },
        // V8 keeps a script's text for as long as it runs; a third of it would be what the sources say of themselves.
        output: { format: 'es', comments: { jsdoc: false } },
      },
    },
  },
  preload: {
    plugins: [noteBundled('preload', import.meta.dirname)],
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can be neither an ES module nor require anything but electron.
      externalizeDeps: false,
      rolldownOptions: { input: { preload: from('src/preload/preload.ts') }, output: { format: 'cjs' } },
    },
  },
  renderer: {
    root: from('src/renderer'),
    base: './',
    plugins: [react(), tailwindcss(), noteBundled('renderer', import.meta.dirname)],
    build: {
      outDir: from('out/renderer'),
      // Read from memory and parsed at every opening; electron-vite leaves it at full length by itself.
      minify: true,
      rolldownOptions: {
        input: from('src/renderer/index.html'),
        // What every screen starts from is one file; by itself it would be some thirty, cut wherever two screens share something.
        output: { codeSplitting: { groups: [{ name: 'app', tags: ['$initial'] }] } },
      },
    },
  },
})
