import { execFileSync } from 'node:child_process'
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { TEST_TLS } from '../main/engine/sandbox/test-certificate.ts'
import { startUpstream } from '../support/markers-upstream.ts'

const signFeed = resolve(import.meta.dirname, '../../scripts/sign-feed.ts')

export interface Release {
  readonly version: string
  /** Signed by somebody else. */
  readonly forged?: boolean
  /** What is served is another file than the one that was signed. */
  readonly swapped?: boolean
}

export interface UpdateFeed {
  publish(release: Release): void
  /** The paths that were asked for. */
  asked(): string[]
  /** For a desktop that takes itself for an AppImage whose updates come from here. */
  readonly env: Readonly<Record<string, string>>
  /** The same for one whose package nobody signed. */
  readonly unsigned: Readonly<Record<string, string>>
  /** The version that lies where the AppImage lies; null: as it was at first. */
  installed(): string | null
  /** Whether the new one was started. */
  wasStarted(): boolean
  close(): Promise<void>
}

/** A place that updates come from, by https on this machine, with the list that electron-builder writes and our own signature. */
export async function startUpdateFeed(): Promise<UpdateFeed> {
  const directory = mkdtempSync(join(tmpdir(), 'wb-feed-'))
  const own = generateKeyPairSync('ed25519')
  const foreign = generateKeyPairSync('ed25519')
  const appImage = join(directory, 'Waybill.AppImage')
  const started = join(directory, 'started')
  let list = ''
  let file = Buffer.alloc(0)
  const server = await startUpstream(
    ({ url }, res) => {
      if (url.startsWith('/latest-linux.yml')) return res.end(list)
      if (url === '/Waybill-new.AppImage') return res.writeHead(200, { 'content-length': file.length }).end(file)
      res.writeHead(404).end()
    },
    { tls: TEST_TLS },
  )
  writeFileSync(appImage, 'the old version')
  writeFileSync(join(directory, 'ca.pem'), TEST_TLS.cert)
  writeFileSync(join(directory, 'app-update.yml'), 'provider: generic\nupdaterCacheDirName: waybill-updater\n')

  function pack(name: string, waybill: unknown): string {
    const archive = join(directory, name)
    mkdirSync(archive)
    writeFileSync(join(archive, 'package.json'), JSON.stringify({ name: 'waybill', waybill }))
    return archive
  }
  const feedKey = own.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const env = { APPIMAGE: appImage, NODE_EXTRA_CA_CERTS: join(directory, 'ca.pem') }

  return {
    publish({ version, forged = false, swapped = false }) {
      file = Buffer.from(`#!/bin/sh\n# ${version}\ntouch '${started}'\n`)
      const sha512 = createHash('sha512').update(file).digest('base64')
      const path = join(directory, 'latest-linux.yml')
      const url = 'Waybill-new.AppImage'
      writeFileSync(path, stringify({ version, files: [{ url, sha512, size: file.length }], path: url, sha512 }))
      signBy(forged ? foreign.privateKey : own.privateKey, path)
      list = readFileSync(path, 'utf8')
      if (swapped) file = Buffer.from('something else')
    },
    asked: () => server.seen.map(({ url }) => url.replace(/\?.*/, '')),
    env: { ...env, DOUBLE_PACKAGED: pack('app.asar', { feed: server.origin, feed_key: feedKey }) },
    unsigned: { ...env, DOUBLE_PACKAGED: pack('unsigned.asar', null) },
    installed: () => /^# (.*)$/m.exec(readFileSync(appImage, 'utf8'))?.[1] ?? null,
    wasStarted: () => existsSync(started),
    async close() {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** As a release does it. */
function signBy(key: KeyObject, path: string): void {
  const pem = key.export({ format: 'pem', type: 'pkcs8' }).toString()
  execFileSync(process.execPath, [signFeed, path], { env: { ...process.env, WAYBILL_UPDATE_KEY: pem }, stdio: 'pipe' })
  chmodSync(path, 0o600)
}
