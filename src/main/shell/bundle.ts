import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { pagePolicy } from '../page-policy.ts'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

export interface BundleFile {
  readonly body: Uint8Array<ArrayBuffer>
  readonly contentType: string
}
export type Bundle = ReadonlyMap<string, BundleFile>

/** Reads everything once. No path of a request ever reaches the disk, so `..` and its like have nothing to climb. */
export async function readBundle(directory: string): Promise<Bundle> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files = paths.map(async (path): Promise<readonly [string, BundleFile] | null> => {
    const contentType = CONTENT_TYPES[extname(path)]
    if (!contentType) return null
    const name = relative(directory, path).split(sep).join('/')
    return [`/${name}`, { body: new Uint8Array(await readFile(path)), contentType }]
  })
  return new Map((await Promise.all(files)).filter((file) => file !== null))
}

export function answer(bundle: Bundle, method: string, url: string): Response {
  const { host, pathname } = new URL(url)
  if (host !== 'bundle' || method !== 'GET') return new Response(null, { status: 404 })
  // A screen's address has no file of its own: the router inside the page reads it.
  const file = bundle.get(pathname) ?? (extname(pathname) === '' ? bundle.get('/index.html') : undefined)
  if (!file) return new Response(null, { status: 404 })
  return new Response(file.body, {
    headers: {
      'content-type': file.contentType,
      'content-security-policy': pagePolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  })
}
