import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer, type Bundle, readBundle } from '../../src/main/shell/bundle.ts'

let directory: string
let bundle: Bundle

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'wb-bundle-'))
  mkdirSync(join(directory, 'renderer/assets'), { recursive: true })
  writeFileSync(join(directory, 'secret.txt'), 'secret')
  writeFileSync(join(directory, 'renderer/index.html'), '<!doctype html>')
  writeFileSync(join(directory, 'renderer/assets/index.js'), 'go()')
  writeFileSync(join(directory, 'renderer/assets/index.js.map'), '{}')
  bundle = await readBundle(join(directory, 'renderer'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('the bundle', () => {
  test.each([
    ['app://bundle/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://bundle/index.html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://bundle/client-keys', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://bundle/assets/index.js?v=1', 'text/javascript; charset=utf-8', 'go()'],
  ])('answers %s', async (url, contentType, text) => {
    const response = answer(bundle, 'GET', url)

    expect(response.headers.get('content-type')).toBe(contentType)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toBe(text)
  })

  test.each([
    'app://bundle/../secret.txt',
    'app://bundle/%2e%2e/secret.txt',
    'app://bundle/..%2fsecret.txt',
    'app://bundle/..%5csecret.txt',
    'app://bundle//etc/passwd.txt',
    'app://bundle/assets/index.js.map',
    'app://other/index.html',
  ])('knows nothing of %s', (url) => {
    expect(answer(bundle, 'GET', url).status).toBe(404)
  })

  test('is only ever read', () => {
    expect(answer(bundle, 'POST', 'app://bundle/').status).toBe(404)
  })

  test('lets nothing run that is not part of it', () => {
    const policy = answer(bundle, 'GET', 'app://bundle/').headers.get('content-security-policy')

    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })
})
