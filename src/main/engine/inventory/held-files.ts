import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileOf } from '../../../shared/inventory/files.ts'

export interface HeldFile {
  readonly name: string
  readonly bytes: number
  /** null: the inventory does not know it. */
  readonly purpose: string | null
}

/** Every file in the data directory, and in the directories within it. A link is told of and not followed. */
export async function filesIn(dataDirectory: string): Promise<HeldFile[]> {
  const held: HeldFile[] = []
  for (const found of await readdir(dataDirectory, { withFileTypes: true, recursive: true })) {
    if (found.isDirectory()) continue
    const path = join(found.parentPath, found.name)
    const name = path.slice(dataDirectory.length + 1)
    // Gone since, as a log or a cache may be.
    const bytes = await lstat(path).then(
      ({ size }) => size,
      () => null,
    )
    const top = name.split(/[\\/]/)[0] ?? name
    if (bytes !== null) held.push({ name, bytes, purpose: fileOf(top)?.purpose ?? null })
  }
  return held.sort((one, other) => (one.name < other.name ? -1 : 1))
}
