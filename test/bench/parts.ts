import type { Section } from './report/section.ts'

export interface Part {
  readonly says: string
  /** After so long it is given up, and the run goes on: without, and with `--quick`. */
  readonly minutes: readonly [number, number]
  /** With `--quick` only where it is named. */
  readonly isLong?: boolean
  run(): Promise<Section>
}

/** In the order of the page. Each can be run alone, by its name. */
export const parts: Readonly<Record<string, Part>> = {
  proxies: {
    says: 'what a request costs, beside other proxies',
    minutes: [15, 4],
    run: async () => (await import('./parts/proxies.ts')).proxies(),
  },
  prompts: {
    says: 'prompts of 1k, 10k and 100k tokens',
    minutes: [15, 4],
    run: async () => (await import('./parts/prompts.ts')).prompts(),
  },
  streams: {
    says: 'first content, delay of a frame, 500 streams at once',
    minutes: [15, 4],
    run: async () => (await import('./parts/streams.ts')).streams(),
  },
  translated: {
    says: 'streams between formats',
    minutes: [10, 2],
    run: async () => (await import('./parts/translated.ts')).translated(),
  },
  memory: {
    says: 'what a hundred thousand requests leave',
    minutes: [10, 3],
    run: async () => (await import('./parts/memory.ts')).memory(),
  },
  start: {
    says: 'start to listening, memory at rest',
    minutes: [10, 4],
    run: async () => (await import('./parts/start.ts')).start(),
  },
  purge: {
    says: 'the erasure of a million exchanges under load',
    minutes: [10, 4],
    run: async () => (await import('./parts/purge.ts')).purge(),
  },
  pauses: {
    says: 'how long the event loop stands still in long work, and in what is done for the first time',
    minutes: [10, 6],
    isLong: true,
    run: async () => (await import('./parts/pauses.ts')).pauses(),
  },
  reports: {
    says: 'questions and an export over ten million exchanges',
    minutes: [40, 20],
    run: async () => (await import('./parts/reports.ts')).reports(),
  },
  screens: {
    says: 'every view of the dashboard over ten million exchanges',
    minutes: [40, 20],
    run: async () => (await import('./parts/screens.ts')).screens(),
  },
  live: {
    says: 'the dashboard under traffic',
    minutes: [20, 3],
    run: async () => (await import('./parts/live.ts')).live(),
  },
  panic: {
    says: 'how soon a panic has cut off everything',
    minutes: [5, 2],
    run: async () => (await import('./parts/panic.ts')).panic(),
  },
}
