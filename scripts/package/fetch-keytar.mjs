import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Arch } from 'electron-builder'

/**
 * electron-builder's `beforePack`. npm brought keytar's binary for the machine that packages; a Mac packages for both kinds of
 * Mac, one after the other. (better-sqlite3 carries the binaries of all systems inside.)
 */
export default async function fetchKeytar({ arch, electronPlatformName }) {
  if (electronPlatformName !== 'darwin') return
  const manifest = createRequire(import.meta.url).resolve('keytar/package.json')
  const installer = createRequire(manifest).resolve('prebuild-install/bin.js')
  const target = ['--platform', 'darwin', '--arch', Arch[arch], '--runtime', 'napi', '--target', '3', '--force']
  execFileSync(process.execPath, [installer, ...target], { cwd: dirname(manifest), stdio: 'inherit', timeout: 120_000 })
}
