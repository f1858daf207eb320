import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SettingName } from '../../../src/shared/contract/settings.ts'
import { startEngine, type TestEngine } from '../../support/engine.ts'
import { CA } from './hostile/certificates.ts'

let directory: string
let dataDirectory: string
let engine: TestEngine
let caFile: string

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  dataDirectory = join(directory, 'data')
  caFile = join(directory, 'ca.pem')
  writeFileSync(caFile, CA)
})
afterEach(async () => {
  await engine.stop()
  rmSync(directory, { recursive: true, force: true })
})

const set = (name: SettingName, value: unknown) => engine.core.client.settings.set({ name, value })
const notices = async () => (await engine.core.client.system.status()).notices

/** An engine in whose database somebody has written this value of a setting. */
async function startWith(name: SettingName, value: string): Promise<void> {
  await (await startEngine({ dataDirectory })).stop()
  const database = new Database(join(dataDirectory, 'waybill.db'))
  database.prepare('insert into settings values (?, ?)').run(name, JSON.stringify(value))
  database.close()
  engine = await startEngine({ dataDirectory })
}

test('a collector’s address that can’t be used is told of, and stands in the way of no other setting', async () => {
  await startWith('otlp_endpoint', 'http://otlp.example.com')
  const told = { problem: 'otlp_endpoint: Without https anyone on the way could read along.' }
  const view = () => engine.core.client.metrics.view()
  expect(await view()).toMatchObject(told)
  await set('language', 'de')
  await set('prometheus', true)
  expect(await view()).toMatchObject({ ...told, prometheus: true, otlp: null })
  await set('otlp_allow_http', true)
  expect(await view()).toMatchObject(told)
  await expect(set('otlp_endpoint', 'http://other.example.com')).rejects.toMatchObject({ code: 'invalid_input' })
  await set('otlp_endpoint', null)
  expect(await view()).toMatchObject({ otlp: null, problem: null })
})

test('a collector’s address that another setting makes usable is used from then on', async () => {
  await startWith('otlp_endpoint', 'http://10.0.0.9:4318')
  await set('offline', true)
  await set('otlp_allow_http', true)
  expect(await engine.core.client.metrics.view()).toMatchObject({
    otlp: { url: 'http://10.0.0.9:4318/v1/metrics' },
    problem: null,
  })
})

test('what would make a collector’s address unusable is still refused', async () => {
  engine = await startEngine({ dataDirectory })
  await set('offline', true)
  await set('otlp_allow_http', true)
  await set('otlp_endpoint', 'http://10.0.0.9:4318')
  await expect(set('otlp_allow_http', false)).rejects.toMatchObject({ code: 'invalid_input' })
  expect(await engine.core.client.settings.get()).toMatchObject({ otlp_allow_http: true })
  expect(await engine.core.client.metrics.view()).toMatchObject({ otlp: {}, problem: null })
})

test('a CA file that is gone keeps Waybill from nothing: what it vouched for is not trusted, and this is told', async () => {
  const told = {
    code: 'stored_unreadable',
    message: 'The extra CA file can’t be read.',
    action: 'Give the path of a PEM file: waybill settings set extra_ca_file PATH',
  }
  await startWith('extra_ca_file', join(directory, 'gone.pem'))
  expect(await notices()).toEqual([told])
  await set('language', 'de')
  await set('offline', true)
  expect(await notices()).toEqual([told])
  await expect(set('extra_ca_file', directory)).rejects.toMatchObject({ code: 'invalid_input' })
  await set('extra_ca_file', caFile)
  expect(await notices()).toEqual([])
  // Taken away while Waybill runs.
  rmSync(caFile)
  await set('offline', false)
  expect(await notices()).toEqual([told])
  await set('extra_ca_file', null)
  expect(await notices()).toEqual([])
})
