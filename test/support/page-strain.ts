import type { Page } from 'playwright-core'

export interface Strain {
  /** The longest task of the page's main thread, in milliseconds by the clock: on a busy machine, with all its waiting. */
  readonly longestMs: number
  /** The same by the processor's time, which is the page's own. */
  readonly longestCpuMs: number
  /** Of the time, how much the main thread worked, by the processor's time. */
  readonly busyShare: number
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds, by the clock and by the processor's time. */
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** What the main threads of this page's browser bear while something goes on; nothing else may be open in it. */
export async function strainOf(page: Page, goesOn: () => Promise<unknown>): Promise<Strain> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('This page has no browser of its own.')
  await browser.startTracing(page, { categories: ['toplevel'] })
  const from = performance.now()
  await goesOn()
  const ms = performance.now() - from
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  )
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && mains.has(thread(event)))
  const longest = (of: (event: TraceEvent) => number | undefined) =>
    tasks.reduce((most, event) => Math.max(most, (of(event) ?? 0) / 1000), 0)
  const cpuMs = tasks.reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0)
  return { longestMs: longest(({ dur }) => dur), longestCpuMs: longest(({ tdur }) => tdur), busyShare: cpuMs / ms }
}

/** JavaScript's memory in megabytes, after everything that can go has gone. */
export async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}
