const PART_CHARACTERS = 1 << 20
const TOLD_EVERY_MS = 200

/**
 * Pieces of a text as one file. Handed to the browser a part at a time, which may put it on the disk: an export of millions
 * of exchanges must not be a string of the page's. `told` gets its bytes so far, now and then.
 */
export async function gatherFile(pieces: AsyncIterable<string>, told: (bytes: number) => void): Promise<Blob> {
  let parts: Blob[] = []
  let waiting: string[] = []
  let characters = 0
  let bytes = 0
  let toldAt = 0
  const flush = () => {
    const part = new Blob(waiting)
    bytes += part.size
    parts = [...parts, part]
    waiting = []
    characters = 0
    if (Date.now() - toldAt < TOLD_EVERY_MS) return
    toldAt = Date.now()
    told(bytes)
  }
  for await (const piece of pieces) {
    waiting.push(piece)
    characters += piece.length
    if (characters >= PART_CHARACTERS) flush()
  }
  flush()
  told(bytes)
  return new Blob(parts)
}
