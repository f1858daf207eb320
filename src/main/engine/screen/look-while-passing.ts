import { type Readable, Transform } from 'node:stream'
import { createLook } from './look.ts'
import type { FindSecrets } from './rules.ts'

/** An upload in small pieces is looked at in larger ones: each look goes over the end of the last one again. */
const PIECE = 32 * 1024

/** What was read of an upload and what is to come, as it is; `found` hears of each rule that it meets, once. */
export function lookWhilePassing(
  head: Buffer,
  rest: Readable,
  find: FindSecrets,
  found: (names: readonly string[]) => void,
): Readable {
  const look = createLook(find)
  let pieces: Buffer[] = [head]
  let size = head.length
  const lookAt = (): void => {
    const names = look.at(Buffer.concat(pieces))
    pieces = []
    size = 0
    if (names.length > 0) found(names)
  }
  const passing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      pieces.push(chunk)
      size += chunk.length
      if (size >= PIECE) lookAt()
      done(null, chunk)
    },
    flush(done) {
      lookAt()
      done()
    },
  })
  return rest.pipe(passing)
}
