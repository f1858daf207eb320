import { writeNewFile } from './new-file.ts'
import { printNote } from './print.ts'

/** To standard output no faster than its reader, as it may be larger than memory; or into a file of the user's own (0600). */
export async function writePieces(pieces: AsyncIterable<string>, out: string | undefined): Promise<void> {
  if (out !== undefined) {
    await writeNewFile(out, pieces)
    printNote(`Written to ${out}.`)
    return
  }
  for await (const piece of pieces) {
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}
