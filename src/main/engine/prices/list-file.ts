import { constants } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Provider } from '@pydantic/genai-prices'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { MOST_LIST_BYTES } from './fetch-list.ts'
import { readPriceList } from './read-list.ts'

const FILE = 'prices.json'
// Windows has no such flag; there the profile's access list keeps others out.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0

export interface KeptList {
  /** UTC milliseconds. */
  readonly refreshedAt: number
  readonly providers: readonly Provider[]
}

const header = z.object({ refreshed_at: z.number().int().nonnegative().max(8e15), providers: z.unknown() })

/** The list that was fetched last; null where none was. Throws where there is one that can't be used. */
export async function readKeptList(dataDirectory: string): Promise<KeptList | null> {
  const text = await textOf(join(dataDirectory, FILE))
  if (text === null) return null
  const { refreshed_at, providers } = header.parse(JSON.parse(text))
  // Looked at again: since it was written, anything may have happened to the file.
  return { refreshedAt: refreshed_at, providers: await readPriceList(JSON.stringify(providers)) }
}

async function textOf(path: string): Promise<string | null> {
  const file = await open(path, constants.O_RDONLY | NO_FOLLOW).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return null
    throw thrown
  })
  if (file === null) return null
  try {
    const stat = await file.stat()
    if (!stat.isFile() || stat.size > MOST_LIST_BYTES) throw new AppError('prices_refused')
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}

/** Replaces the file as a whole (0600), or leaves it as it was. Throws `data_directory_unusable`. */
export async function keepList(dataDirectory: string, { refreshedAt, providers }: KeptList): Promise<void> {
  const path = join(dataDirectory, FILE)
  const temporary = `${path}.tmp`
  try {
    // What a crash left. O_EXCL then refuses to follow a link that somebody puts there.
    await rm(temporary, { force: true })
    const file = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW, 0o600)
    try {
      await file.writeFile(JSON.stringify({ refreshed_at: refreshedAt, providers }))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw new AppError('data_directory_unusable', { message: 'The price list can’t be written down.', cause })
  }
}
