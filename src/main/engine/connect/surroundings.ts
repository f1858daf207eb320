import { homedir } from 'node:os'
import type { Surroundings } from './tool.ts'

/** Of this process. A home directory that the system knows stands behind HOME, as tools have it too. */
export function ownSurroundings(): Surroundings {
  return { home: homedir(), env: process.env, platform: process.platform }
}
