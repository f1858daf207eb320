import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, extname, join, relative, sep } from 'node:path'

export interface Asset {
  readonly body: Buffer
  readonly contentType: string
  readonly cacheControl: string
}

/** By request path; what is not in the map does not exist, so no path can lead out of it. */
export type Assets = ReadonlyMap<string, Asset>

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Vite names what it puts in `assets/` by its content. */
const HASHED = /^\/assets\//

const NOT_BUILT = pageThatSays(
  'The user interface is not built. Run <code>npm run build</code>, then start Waybill again.',
)

/** `code`: the operating system's word for why, such as EACCES. */
function unreadable(code: string): Asset {
  const action = 'See who may read the folder that Waybill was installed to, or install it again; then load this page.'
  return pageThatSays(`The user interface can’t be read (${code}). ${action}`)
}

function pageThatSays(sentences: string): Asset {
  return {
    body: Buffer.from(`<!doctype html><meta charset="utf-8"><title>Waybill</title><p>${sentences}`),
    contentType: 'text/html; charset=utf-8',
    cacheControl: 'no-store',
  }
}

/**
 * The built UI, read when somebody first opens it, and all at once, so that it stays of one build: most engines never serve it,
 * and it is 2 MB. Asked for while it is being built, or while it can't be read, it is read again the next time.
 */
export function assetsWhenAsked(directory: string): () => Assets {
  let read: Assets | undefined
  return () => {
    if (read) return read
    try {
      const found = readAssets(directory)
      if (found.has('/index.html')) read = found
      return found
    } catch (thrown) {
      const { code = 'unknown' } = thrown as NodeJS.ErrnoException
      return new Map([['/', code === 'ENOENT' ? NOT_BUILT : unreadable(code)]])
    }
  }
}

/** All of it; without one, a page that says how to build it. Throws where it can't be read. */
export function readAssets(directory: string): Assets {
  const assets = new Map<string, Asset>()
  if (statSync(join(directory, 'index.html'), { throwIfNoEntry: false })) {
    for (const entry of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
      const file = join(directory, entry)
      if (statSync(file).isFile()) assets.set(`/${entry.split(sep).join('/')}`, readAsset(file, directory))
    }
  }
  assets.set('/', assets.get('/index.html') ?? NOT_BUILT)
  return assets
}

function readAsset(file: string, directory: string): Asset {
  const path = `/${relative(directory, file).split(sep).join('/')}`
  return {
    body: readFileSync(file),
    contentType: CONTENT_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    cacheControl: HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-store',
  }
}

/**
 * `out/renderer` of the package that this module is in, be it source, `out/main`, a chunk of it, or an ASAR. Never looks
 * above the package: in a shared directory such as /tmp anyone could have laid an `out/renderer`.
 */
export function assetsDirectory(moduleDirectory: string): string {
  for (let directory = moduleDirectory; ; directory = dirname(directory)) {
    if (existsSync(join(directory, 'package.json')) || directory === dirname(directory)) {
      return join(directory, 'out', 'renderer')
    }
  }
}
