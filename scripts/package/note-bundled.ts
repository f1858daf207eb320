import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Notes in out/bundled/ which packages a build has taken modules of, for the list of what is inside a package. */
export function noteBundled(build: 'main' | 'preload' | 'renderer', root: string): Plugin {
  return {
    name: 'waybill:note-bundled',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const packages = new Set(chunks.flatMap(({ moduleIds }) => moduleIds.map(packageOf)))
      packages.delete(null)
      const directory = join(root, 'out/bundled')
      mkdirSync(directory, { recursive: true })
      writeFileSync(join(directory, `${build}.json`), `${JSON.stringify([...packages].sort(), null, 2)}\n`)
    },
  }
}

/** `name@version` of the package that a module's file lies in; null: one of ours. */
function packageOf(moduleId: string): string | null {
  const directory = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(moduleId)?.[1]
  if (directory === undefined) return null
  const { name, version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  return `${name}@${version}`
}
