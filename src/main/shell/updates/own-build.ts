import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { UpdateHindrance } from '../../../shared/contract/updates.ts'

/** What the packager wrote into our package.json (electron-builder.config.ts): only into that of a signed package. */
export interface OwnBuild {
  /** Where updates come from: https. */
  readonly feed: string
  /** What their list is signed with: Ed25519, SPKI, base64. */
  readonly feed_key: string
}

export function ownBuild(): OwnBuild | null {
  const manifest: unknown = JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8'))
  const own = isRecord(manifest) ? manifest.waybill : null
  if (!isRecord(own) || typeof own.feed !== 'string' || typeof own.feed_key !== 'string') return null
  return { feed: own.feed, feed_key: own.feed_key }
}

export function updateHindrance(): UpdateHindrance | null {
  if (!app.isPackaged) return 'development'
  if (ownBuild() === null) return 'unsigned'
  // An AppImage is one file of the user's; what dpkg has installed is dpkg's.
  if (process.platform === 'linux' && !process.env.APPIMAGE) return 'package_manager'
  return null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
