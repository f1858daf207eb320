import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // For what hangs: no measure of speed, on a machine that may be busy with other things for seconds. Short enough that the
    // waits below them and the browser's own, which say what was waited for, end first.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // vitest waits a second by itself.
    expect: { poll: { timeout: 10_000 } },
    pool: 'forks',
    maxWorkers: 2,
    sequence: { shuffle: true },
  },
})
