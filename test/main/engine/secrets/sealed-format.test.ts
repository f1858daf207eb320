import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Kdf,
  openSecrets,
  parseSealedFile,
  sealSecrets,
} from '../../../../src/main/engine/secrets/sealed-format.ts'
import { deriveKey, newKdf } from '../../../../src/main/engine/secrets/sealed-key.ts'

const kdf: Kdf = newKdf({ N: 16, r: 1, p: 1 })
const key = randomBytes(32)
const secrets = new Map([['openai', 'sk-canary-sealed']])

/** The file with its header changed and its sum made right again, as an attacker would. */
async function forge(change: (header: Record<string, never>) => unknown): Promise<Buffer> {
  const { createHash } = await import('node:crypto')
  const [line = '', payload = ''] = sealSecrets(secrets, key, kdf).toString().split('\n')
  const body = `${JSON.stringify(change(JSON.parse(line)))}\n${payload}\n`
  return Buffer.from(`${body}${createHash('sha256').update(body).digest('hex')}\n`)
}

test('whatever is sealed comes back, and neither a name nor a key can be read in the file', () => {
  const entry = fc.tuple(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }))
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const given = new Map(entries)
      const file = sealSecrets(given, key, kdf)
      expect(openSecrets(parseSealedFile(file), key)).toEqual(given)
    }),
  )
  const text = sealSecrets(secrets, key, kdf).toString()
  expect(text).not.toMatch(/openai|canary/)
})

test('the same passphrase opens the file however the keyboard composes its accents', async () => {
  expect(await deriveKey('caf\u00e9-passphrase', kdf)).toEqual(await deriveKey('cafe\u0301-passphrase', kdf))
})

test('each write takes a fresh nonce, and the size does not tell one key from five', () => {
  const files = Array.from({ length: 200 }, () => sealSecrets(secrets, key, kdf))
  expect(new Set(files.map((file) => parseSealedFile(file).nonce.toString('hex'))).size).toBe(200)
  const five = new Map(Array.from({ length: 5 }, (_, at) => [`provider-${at}`, 'sk-0123456789'] as const))
  expect(sealSecrets(five, key, kdf).length).toBe(files[0]?.length)
})

test('any changed byte and any cut is told as damage before a passphrase is tried', () => {
  const file = sealSecrets(secrets, key, kdf)
  const damage = expect.objectContaining({ code: 'vault_corrupt' })
  const parse = (bytes: Buffer) => {
    try {
      return parseSealedFile(bytes)
    } catch (thrown) {
      return thrown
    }
  }
  for (let at = 0; at < file.length; at += 1) {
    expect(parse(file.subarray(0, at)), `cut at ${at}`).toEqual(damage)
    const changed = Buffer.from(file)
    changed[at] = (changed[at] ?? 0) ^ 1
    const result = parse(changed)
    // The one bit which makes version 1 a version beyond ours is told as that.
    if ((result as { code?: string }).code !== 'vault_unavailable') expect(result, `changed at ${at}`).toEqual(damage)
  }
  expect(parse(Buffer.concat([file, Buffer.from('more')]))).toEqual(damage)
  expect(parse(randomBytes(500))).toEqual(damage)
  expect(parse(Buffer.from('null\n\n\n'))).toEqual(damage)
})

test('a header that an attacker changed does not open, with its sum made right as well', async () => {
  const file = parseSealedFile(await forge((header) => ({ ...header, kdf: { ...kdf, p: 2 } })))
  expect(openSecrets(file, key)).toBeUndefined()
})

test('another key opens nothing', () => {
  expect(openSecrets(parseSealedFile(sealSecrets(secrets, key, kdf)), randomBytes(32))).toBeUndefined()
})

test.each([
  { N: 2 ** 30 },
  { r: 2 ** 20 },
  { p: 1_000_000 },
  { N: 3 },
  { N: -16 },
  { N: 1e300 },
  { N: '16' },
  { salt: '' },
  { salt: 'A'.repeat(1000) },
  { name: 'none' },
])('a file that asks for absurd work is refused before any is done: %j', async (change) => {
  const bytes = await forge((header) => ({ ...header, kdf: { ...kdf, ...change } }))
  expect(() => parseSealedFile(bytes)).toThrow(expect.objectContaining({ code: 'vault_corrupt' }))
})

test('a file of a newer Waybill says so', async () => {
  const bytes = await forge((header) => ({ ...header, version: 2, cipher: 'something-better' }))
  expect(() => parseSealedFile(bytes)).toThrow(
    expect.objectContaining({ code: 'vault_unavailable', action: 'Update Waybill.' }),
  )
})
