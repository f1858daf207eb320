import { renameSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { AppError } from '../../shared/errors.ts'
import { statOf } from './own-files.ts'

/** Whether somebody listens there. */
export function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/**
 * Takes a dead engine's socket away; true if the place is free. Two starts can find the same dead socket, and the slower one
 * would then take away what the faster one has just laid: so it is moved first, asked again, and put back if it lives.
 */
export async function clearPlace(path: string): Promise<boolean> {
  const stat = statOf(path)
  if (!stat) return true
  if (!stat.isSocket()) {
    throw new AppError('data_directory_unusable', {
      message: `${path} is in the way: it is not a socket.`,
      action: 'Move it away and start again.',
    })
  }
  if (await answers(path)) return false
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return statOf(path) === undefined
  }
  if (await answers(aside)) {
    renameSync(aside, path)
    return false
  }
  rmSync(aside, { force: true })
  return true
}
