import { AppError } from '../../shared/errors.ts'
import { checkSharedDirectory, isOwn, placesOf, statOf } from './own-files.ts'
import type { RunningEngine } from './running-engine.ts'
import type { SocketPlace } from './socket-place.ts'
import { answers } from './take-place.ts'

/** The engine that runs on this data directory, whatever hosts it; null if none does. */
export async function findEngine(dataDirectory: string): Promise<RunningEngine | null> {
  // A link in the data directory's place is refused by the engine itself; until then, nobody is asked through it.
  if (statOf(dataDirectory)?.isSymbolicLink()) return null
  for (const place of placesOf(dataDirectory)) {
    if (!isThere(place) || !(await answers(place.path))) continue
    const { reachEngine } = await import('./running-engine.ts')
    return reachEngine(place)
  }
  return null
}

/** Never connects to a socket that someone else could have laid: keys and passphrases go through it. */
function isThere({ path, sharedDirectory, tokenFile }: SocketPlace): boolean {
  if (tokenFile) return statOf(tokenFile) !== undefined
  const stat = statOf(path)
  if (!stat?.isSocket()) return false
  if (sharedDirectory) checkSharedDirectory(sharedDirectory)
  if (isOwn(stat)) return true
  throw new AppError('data_directory_unusable', { message: `${path} belongs to another user.` })
}
