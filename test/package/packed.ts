import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { build } from 'electron-builder'
import { builderConfig } from '../../electron-builder.config.ts'

const root = resolve(import.meta.dirname, '../..')
const hook = new URL('../shell/double/hook.ts', import.meta.url).href
/** What electron-builder itself brings along. */
const builderRequire = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))
export const fromBuilder = <Module>(name: string): Module =>
  createRequire(builderRequire.resolve('app-builder-lib/package.json'))(name)

/** Where @electron/fuses finds the fuses of a binary, then how they are numbered, how many there are, and each one (`0`: off). */
const FUSES = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX${String.fromCharCode(1, 9)}${'0'.repeat(9)}`

export interface Packed {
  /** The unpacked app: what an installer would put on a disk. */
  readonly directory: string
  /** The archive's files, by their paths in it. */
  readonly archived: readonly string[]
  /** The files beside it. */
  readonly unpacked: readonly string[]
  /** The `waybill` of the package. */
  run(args: readonly string[], env?: NodeJS.ProcessEnv): { code: number | null; stdout: string; stderr: string }
  remove(): void
}

/**
 * The app as electron-builder really packs it, for this machine. Only Electron's program is stood in for: by a script with a
 * program's fuses, that runs what was packed on the double of Electron's API.
 */
export async function packApp(): Promise<Packed> {
  const temporary = mkdtempSync(join(tmpdir(), 'wb-package-'))
  const electronDist = join(temporary, 'electron')
  mkdirSync(join(electronDist, 'resources'), { recursive: true })
  const program = [
    '#!/bin/sh',
    `exec '${process.execPath}' --import '${hook}' '${join(temporary, 'archive/out/main/desktop.js')}' "$@"`,
    `# ${FUSES}`,
  ].join('\n')
  writeFileSync(join(electronDist, 'electron'), `${program}\n`)
  chmodSync(join(electronDist, 'electron'), 0o755)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'version']) {
    writeFileSync(join(electronDist, name), '')
  }
  for (const name of ['sbom.cdx.json', 'third-party-notices.txt']) writeFileSync(join(temporary, name), '{}')
  const config = builderConfig({}, 'linux')
  await build({
    projectDir: root,
    config: {
      ...config,
      electronDist,
      directories: { ...config.directories, output: join(temporary, 'release') },
      extraResources: [...(config.extraResources as { from: string; to: string }[])].map((resource) =>
        resource.from.startsWith('release/') ? { ...resource, from: join(temporary, resource.to) } : resource,
      ),
    },
    dir: true,
    publish: 'never',
  })

  const directory = join(temporary, 'release', 'linux-unpacked')
  const archive = join(directory, 'resources/app.asar')
  const asar = fromBuilder<{ extractAll(archive: string, to: string): void; listPackage(archive: string): string[] }>(
    '@electron/asar',
  )
  asar.extractAll(archive, join(temporary, 'archive'))
  return {
    directory,
    archived: asar.listPackage(archive).map((path) => path.slice(1)),
    unpacked: filesIn(`${archive}.unpacked`),
    run(args, env = {}) {
      // As on the PATH: by a link.
      const link = join(temporary, 'waybill')
      symlinkSync(join(directory, 'resources/bin/waybill'), link)
      try {
        return run(link, args, { PATH: process.env.PATH, ...env })
      } finally {
        rmSync(link)
      }
    },
    remove: () => rmSync(temporary, { recursive: true, force: true }),
  }
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8' })
  return { code: status, stdout, stderr }
}
