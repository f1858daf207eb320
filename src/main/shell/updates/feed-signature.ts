import { createPublicKey, verify } from 'node:crypto'

/** The part of electron-builder's latest*.yml that decides what is installed. */
export interface SignedInfo {
  readonly version: string
  readonly files: readonly { readonly url: string; readonly sha512: string }[]
}

/**
 * What our signature is made over: the version, so that an old list can't pass for a new one, and each file with its digest.
 * scripts/sign-feed.ts signs it when a release is made; what a list says besides this is not relied on.
 */
export function signedText({ version, files }: SignedInfo): string {
  return ['waybill-update-1', version, ...files.map(({ url, sha512 }) => `${sha512} ${url}`), ''].join('\n')
}

/**
 * Whether the list is the release's author's. https says no more than that the server is the right one; whoever can publish
 * there would else decide what runs on every user's machine, and on Linux nothing else is checked. `key`: SPKI, base64.
 */
export function isAuthentic(info: unknown, key: string): boolean {
  if (!isSignedInfo(info) || typeof info.waybill_signature !== 'string') return false
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(signedText(info)), publicKey, Buffer.from(info.waybill_signature, 'base64'))
}

function isSignedInfo(info: unknown): info is SignedInfo & { readonly waybill_signature?: unknown } {
  if (typeof info !== 'object' || info === null || !('version' in info) || !('files' in info)) return false
  return (
    typeof info.version === 'string' &&
    Array.isArray(info.files) &&
    info.files.length > 0 &&
    info.files.every((file) => typeof file?.url === 'string' && typeof file.sha512 === 'string')
  )
}
