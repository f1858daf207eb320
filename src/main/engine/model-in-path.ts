const LEADS_AWAY = /^(\.{1,2}(;.*)?)?$/

/**
 * A model's name as a part of a path, its slashes kept. null: there it would lead somewhere else, with the provider's key, past
 * every limit on endpoints. What stands in a body or in a route has not been through the walls of the path.
 */
export function modelInPath(name: string): string | null {
  // What says something else once it is decoded again, and what can't be encoded at all.
  if (/[%\\\p{Cc}\p{Cs}]/u.test(name)) return null
  const segments = name.split('/')
  return segments.some((segment) => LEADS_AWAY.test(segment)) ? null : segments.map(encodeURIComponent).join('/')
}
