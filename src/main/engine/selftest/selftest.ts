import type { SelftestStep } from '../../../shared/contract/privacy.ts'
import { codeOf } from '../coded.ts'
import { ownFiles, piecesOf } from './own-files.ts'
import { search } from './search.ts'
import { createTraffic } from './traffic.ts'
import type { Visitor } from './visitors.ts'
import { asWritten, createMarks, rowIds, type Wanted } from './wanted.ts'

type Searched = Extract<SelftestStep, { step: 'searched' }>

/** Where the proxy listens for the time of the test. */
export interface Door {
  readonly origin: string
  close(): Promise<void>
}

export interface SelftestNeeds {
  readonly dataDirectory: string
  /** Throws why nothing can pass: Waybill is paused, say. */
  readonly openDoor: () => Promise<Door>
  readonly admit: () => Visitor
  /** Resolves once none of the visitor's exchanges runs. */
  readonly over: (visitor: Visitor) => Promise<void>
  /** What waits in memory to be written is written. */
  readonly settle: () => void
  /** What a user can have of what is held: exports, and everything. */
  readonly handOut: () => readonly { readonly name: string; readonly pieces: AsyncIterable<string> }[]
  /** Ids of the visitor's rows, and of what was noted of them elsewhere. */
  readonly rowsOf: (visitor: Visitor) => readonly string[]
  /** Erases all of the visitor's, physically; resolves to how many exchanges there were. */
  readonly erase: (visitor: Visitor) => Promise<number>
  /** A descriptor that others close, for files that must not be closed. */
  readonly keptOpen: (path: string) => number | null
  /** Fields are switched off, or recording is: what that leaves out, in sentences. */
  readonly unrecorded: () => readonly string[]
  readonly isToolKept: () => boolean
}

/**
 * Sends requests with marked words in every place, through the proxy's own port, to the sandbox, and looks for the words in
 * every file that Waybill owns: while answers run, after them, in exports, and, with the rows' own bytes, once its rows are
 * erased. Whatever ends it, nothing of it stays. Throws what `openDoor` throws.
 */
export async function* selftest(needs: SelftestNeeds, signal?: AbortSignal): AsyncGenerator<SelftestStep> {
  const since = Date.now()
  const door = await needs.openDoor()
  const visitor = needs.admit()
  const marks = createMarks()
  const traffic = createTraffic({ origin: door.origin, visitor, marks, isToolKept: needs.isToolKept() })
  const leftOut = new Set<string>()
  const files = new Set<string>()
  const sum = { bytes: 0, found: 0 }
  let isErased = false

  async function erase(): Promise<number> {
    await traffic.leave()
    await needs.over(visitor)
    needs.settle()
    const rows = await needs.erase(visitor)
    isErased = true
    return rows
  }

  async function searchOne(
    when: Searched['when'],
    file: string,
    pieces: AsyncIterable<Buffer>,
    wanted: readonly Wanted[],
  ): Promise<Searched> {
    const { bytes, found } = await search(pieces, wanted, signal)
    files.add(file)
    sum.bytes += bytes
    sum.found += found.length
    return { step: 'searched', when, file, bytes, found: [...found] }
  }

  async function* searchFiles(when: Searched['when'], wanted: readonly Wanted[]): AsyncGenerator<Searched> {
    needs.settle()
    for (const file of await ownFiles(needs.dataDirectory, since, (what) => leftOut.add(what))) {
      try {
        yield await searchOne(when, file.name, piecesOf(file, needs.keptOpen), wanted)
      } catch (error) {
        signal?.throwIfAborted()
        leftOut.add(`${file.name}: can not be read (${codeOf(error)}).`)
      }
    }
  }

  try {
    yield* traffic.send(signal)
    const wanted = [marks.wanted, ...traffic.learnt()]
    yield* searchFiles('during', wanted)
    await traffic.leave()
    await needs.over(visitor)
    yield* searchFiles('before', wanted)
    for (const { name, pieces } of needs.handOut()) yield await searchOne('before', name, asBytes(pieces), wanted)
    const ids = needs.rowsOf(visitor)
    const rows = await erase()
    yield* searchFiles('after', [...wanted, ...rowIds(ids), ...ownWords(visitor)])
    yield {
      step: 'result',
      passed: sum.found === 0,
      requests: traffic.requests(),
      markers: marks.count(),
      files: files.size,
      bytes: sum.bytes,
      found: sum.found,
      rows_erased: rows,
      left_out: [...needs.unrecorded(), ...traffic.strayed(), ...leftOut, ...outOfReach()],
    }
  } finally {
    if (!isErased) await erase()
    visitor.leave()
    await door.close()
  }
}

/** What rows, events and contacts of the visitor are known by. */
function ownWords({ clientKeyId, prefix, hash, tool }: Visitor): readonly Wanted[] {
  return [
    asWritten(clientKeyId, 'the id of its client key'),
    asWritten(prefix.slice(0, -1), 'the prefix of its client key'),
    asWritten(hash, 'the hash of its client key'),
    asWritten(tool, 'its tool’s name'),
  ]
}

async function* asBytes(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece)
}

function outOfReach(): readonly string[] {
  return [
    'Memory that the system has written to its swap, to a hibernation image or to a core dump.',
    'Bytes that are compressed or encrypted in a file, such as parts of a browser’s cache and the vault.',
    'The system’s keychain, which Waybill asks for its own entries only.',
    'What Waybill prints, unless that goes to a file.',
    ...(process.platform === 'linux' ? [] : ['Temporary files, and files that are deleted but still open.']),
  ]
}
