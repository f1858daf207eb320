/**
 * `node scripts/sign-feed.ts release/latest*.yml`, with WAYBILL_UPDATE_KEY (an Ed25519 key, PKCS #8, PEM): signs the lists that
 * electron-builder writes, once every file that they name is as it will be published.
 */
import { createPrivateKey, sign } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'
import { type SignedInfo, signedText } from '../src/main/shell/updates/feed-signature.ts'

const key = createPrivateKey(process.env.WAYBILL_UPDATE_KEY ?? '')
for (const path of process.argv.slice(2)) {
  const info: SignedInfo = parse(readFileSync(path, 'utf8'))
  const signature = sign(null, Buffer.from(signedText(info)), key).toString('base64')
  writeFileSync(path, stringify({ ...info, waybill_signature: signature }))
  process.stderr.write(`signed ${path}: ${info.version}, ${info.files.length} files\n`)
}
