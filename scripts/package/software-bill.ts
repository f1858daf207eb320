import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

export interface Bill {
  readonly metadata: { readonly component: Readonly<Record<string, unknown>> }
  readonly components: readonly {
    readonly 'bom-ref': string
    readonly name: string
    readonly licenses?: readonly {
      readonly license?: { readonly id?: string; readonly name?: string }
      readonly expression?: string
    }[]
  }[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

/**
 * What is inside the package, as CycloneDX 1.5: what is bundled into out/ (each build notes it: electron.vite.config.ts), the
 * production dependencies that lie beside it, and Electron. npm's own list has the development tools as well, and can't know
 * which of them end up in a bundle.
 */
export function softwareBill(): Bill {
  const all = JSON.parse(npm(['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'])) as Bill
  const production = JSON.parse(npm(['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'])) as Bill
  const shipped = new Set([...production.components.map(refOf), ...bundled(), electron()])
  return {
    ...all,
    // npm calls it as the folder is called.
    metadata: { ...all.metadata, component: { ...all.metadata.component, name: 'waybill', type: 'application' } },
    components: all.components.filter((component) => shipped.has(refOf(component))),
    dependencies: all.dependencies
      .filter(({ ref }) => shipped.has(ref) || !all.components.some((component) => refOf(component) === ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => shipped.has(other)) })),
  }
}

const refOf = (component: Bill['components'][number]) => component['bom-ref']

/** `name@version` of every package with a module in a bundle. */
function bundled(): string[] {
  return ['main', 'preload', 'renderer'].flatMap((build) => {
    const path = `out/bundled/${build}.json`
    if (!existsSync(path)) throw new Error(`${path} is missing: run npm run build first.`)
    return JSON.parse(readFileSync(path, 'utf8')) as string[]
  })
}

function electron(): string {
  const { version } = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as { version: string }
  return `electron@${version}`
}

function npm(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed: ${stderr}`)
  return stdout
}
