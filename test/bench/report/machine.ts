import { cpus, loadavg, totalmem } from 'node:os'

/** What was measured on, and how busy it was with other things. */
export function machine() {
  return {
    at: new Date().toISOString().slice(0, 16).replace('T', ' '),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    processors: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  }
}

export type Machine = ReturnType<typeof machine>
