import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What this process holds. */
export interface Inside {
  readonly rss: number
  readonly heap: number
  /** What V8 has taken from the system for its heap, the room for what is new included. */
  readonly heapTaken: number
  /** Buffers and other memory of V8's objects that lies beside its heap. */
  readonly external: number
  /** Sockets, servers, timers, by their kind, that keep the process running. */
  readonly handles: Readonly<Record<string, number>>
  /** null: this system does not tell. */
  readonly descriptors: number | null
  /** Of TCP: how long the dashboard's and the commands' clients keep their pipes is theirs to say. */
  readonly sockets: number | null
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Once its garbage is collected: twice, for what a finalizer lets go of is garbage only the second time. */
export async function lookInside(): Promise<Inside> {
  collect()
  await setImmediate()
  collect()
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
  const handles: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1
  return { rss, heap: heapUsed, heapTaken: heapTotal, external, handles, ...descriptors() }
}

function descriptors(): Pick<Inside, 'descriptors' | 'sockets'> {
  if (process.platform !== 'linux') return { descriptors: null, sockets: null }
  const open = readdirSync('/proc/self/fd').flatMap(targetOf)
  const tcp = tcpSockets()
  return { descriptors: open.length, sockets: open.filter((target) => tcp.has(target)).length }
}

/** Of all processes, as their descriptors name them (proc(5), /proc/net/tcp: the tenth column is the inode). */
function tcpSockets(): ReadonlySet<string> {
  const lines = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8').trim().split('\n').slice(1),
  )
  return new Set(lines.map((line) => `socket:[${line.trim().split(/\s+/)[9]}]`))
}

/** The one by which the list itself was read is gone by now. */
function targetOf(descriptor: string): string[] {
  try {
    return [readlinkSync(`/proc/self/fd/${descriptor}`)]
  } catch {
    return []
  }
}
