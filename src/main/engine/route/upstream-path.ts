import type { Place } from '../exchange.ts'

const GEMINI_VERSION = /^\/v1(beta|alpha)?\//

/**
 * The path at the provider: its base URL stands in the place of the dialect's version prefix. What lies outside that
 * prefix (`/upload/v1beta/…`, `/ws/…`) is joined to the base URL without its own version.
 */
export function upstreamPath(basePath: string, place: Pick<Place, 'path' | 'versionPrefix'>): string {
  const { path, versionPrefix } = place
  if (path === versionPrefix || path.startsWith(`${versionPrefix}/`)) return basePath + path.slice(versionPrefix.length)
  // An address that does not end in a version stands for each of Gemini's.
  if (GEMINI_VERSION.test(path) && !GEMINI_VERSION.test(`${basePath.slice(basePath.lastIndexOf('/'))}/`)) {
    return basePath + path.replace(GEMINI_VERSION, '/')
  }
  const root = basePath.endsWith(versionPrefix) ? basePath.slice(0, basePath.length - versionPrefix.length) : basePath
  return root + path
}
