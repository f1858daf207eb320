import { createPublicKey } from 'node:crypto'
import { resolve } from 'node:path'
import type { Configuration } from 'electron-builder'
import type { OwnBuild } from './src/main/shell/updates/own-build.ts'

type Environment = Readonly<Record<string, string | undefined>>

const from = (path: string) => resolve(import.meta.dirname, path)

/**
 * An installation updates itself only where nobody between the release's author and the user could have changed the update:
 * its list is signed with our own key, and its program (macOS, Windows) with the system's. With a part of that missing, the
 * package is built all the same, and says that it does not update itself.
 */
export function ownBuild(env: Environment, platform: NodeJS.Platform): OwnBuild | null {
  const feed = env.WAYBILL_UPDATE_FEED
  const key = env.WAYBILL_UPDATE_PUBLIC_KEY
  if (!feed || !key || (platform !== 'linux' && !isCodeSigned(env, platform))) return null
  if (!feed.startsWith('https://')) throw new Error('WAYBILL_UPDATE_FEED has to be an https address.')
  const feedKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64')
  return { feed, feed_key: feedKey }
}

/** A Mac's signature without notarisation is stopped at the first start: it counts as none. */
function isCodeSigned(env: Environment, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return Boolean(env.WIN_CSC_LINK || env.CSC_LINK)
  return Boolean(env.CSC_LINK && env.APPLE_API_KEY && env.APPLE_API_KEY_ID && env.APPLE_API_ISSUER)
}

/** A deb has to name one. */
function homepage({ GITHUB_SERVER_URL, GITHUB_REPOSITORY }: Environment): string {
  return GITHUB_REPOSITORY
    ? `${GITHUB_SERVER_URL ?? 'https://github.com'}/${GITHUB_REPOSITORY}`
    : 'https://waybill.invalid'
}

/** Everything of a package. `platform` is the one that is packaged for, which is the one that it is packaged on. */
export function builderConfig(env: Environment, platform: NodeJS.Platform): Configuration {
  const own = ownBuild(env, platform)
  const signed = isCodeSigned(env, platform)
  const command = platform === 'win32' ? 'waybill.cmd' : 'waybill'
  return {
    appId: 'app.waybill.desktop',
    productName: 'Waybill',
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholders
    artifactName: 'Waybill-${version}-${os}-${arch}.${ext}',
    directories: { output: 'release', buildResources: 'resources' },
    files: [
      'out/{main,preload,renderer}/**',
      // What `npm start` runs, in a clone only.
      '!out/main/launch.js',
      'resources/{,tray/}*.png',
      // Only what a package is run with: neither sources nor what fetches or builds a binary, nor another system's binary.
      '!**/node_modules/better-sqlite3/{deps,src}{,/**}',
      '!**/node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}).node',
      // The other production dependencies fetch keytar's binary at `npm ci`.
      '!**/node_modules/!(better-sqlite3|debug|follow-redirects|http-proxy|keytar|ms){,/**}',
    ],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholders
    // Native modules alone lie beside the archive, whose integrity is checked; what electron-builder would unpack is their whole packages.
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    // They are N-API: what npm brought runs in Electron, too.
    npmRebuild: false,
    beforePack: from('scripts/package/fetch-keytar.mjs'),
    electronFuses,
    protocols: [{ name: 'Waybill', schemes: ['waybill'] }],
    extraMetadata: { waybill: own, homepage: homepage(env) },
    // Written into app-update.yml and latest*.yml; what is uploaded, the workflow uploads.
    publish: own === null ? null : [{ provider: 'generic', url: own.feed }],
    extraResources: [
      { from: `resources/bin/${command}`, to: `bin/${command}` },
      { from: 'release/sbom.cdx.json', to: 'sbom.cdx.json' },
      { from: 'release/third-party-notices.txt', to: 'third-party-notices.txt' },
    ],
    forceCodeSigning: signed,
    mac: {
      category: 'public.app-category.developer-tools',
      // Squirrel.Mac updates out of a zip; people install from the dmg.
      target: ['dmg', 'zip'].map((target) => ({ target, arch: ['arm64', 'x64'] })),
      icon: 'resources/icon.icns',
      gatekeeperAssess: false,
      entitlements: 'resources/entitlements.mac.plist',
      entitlementsInherit: 'resources/entitlements.mac.plist',
      // Unsigned means signed by nobody (`-`), which arm64 asks for; hardened, it would refuse its own native modules.
      ...(signed
        ? { hardenedRuntime: true, notarize: true }
        : { hardenedRuntime: false, notarize: false, identity: '-' }),
    },
    win: { target: ['nsis'], icon: 'resources/icon.ico', verifyUpdateCodeSignature: true },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
    },
    linux: {
      target: ['AppImage', 'deb'],
      icon: 'resources/icons',
      category: 'Development',
      // The bare name is the command's.
      executableName: 'waybill-desktop',
      maintainer: 'Waybill',
      synopsis: 'A private, local way to every AI provider',
    },
    // An update takes the place of the file, and the command's path goes on being right.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholders
    appImage: { artifactName: 'Waybill-${arch}.${ext}' },
    // Its own file, so that dpkg knows whose it is and takes it away again.
    deb: { fpm: [`${from('resources/bin/waybill-deb')}=/usr/bin/waybill`] },
    // The first ones need libfuse2, which current systems lack, and start without Chromium's sandbox.
    toolsets: { appimage: '1.0.3' },
  }
}

/** Read back by a test from a package. */
export const electronFuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
  // There is no cookie; on, it would ask the keychain for a key at each start.
  enableCookieEncryption: false,
} as const satisfies Configuration['electronFuses']
