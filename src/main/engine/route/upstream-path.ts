import type { Place } from '../exchange.ts'

/**
 * The path at the provider: its base URL stands in the place of the dialect's version prefix. What lies outside that
 * prefix (`/upload/v1beta/…`, `/ws/…`) is joined to the base URL without its own version.
 */
export function upstreamPath(basePath: string, place: Pick<Place, 'path' | 'versionPrefix'>): string {
  const { path, versionPrefix } = place
  if (path === versionPrefix || path.startsWith(`${versionPrefix}/`)) return basePath + path.slice(versionPrefix.length)
  const root = basePath.endsWith(versionPrefix) ? basePath.slice(0, basePath.length - versionPrefix.length) : basePath
  return root + path
}
