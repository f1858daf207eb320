import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseSetting } from '../../../src/main/cli/setting-value.ts'

describe('a setting’s value on the command line', () => {
  it.each([
    ['port', '4470', 4470],
    ['system_ca', 'false', false],
    ['vault', 'sealed', 'sealed'],
    ['upstream_proxy', 'null', null],
    ['upstream_proxy', '', ''],
    ['upstream_proxy', 'http://127.0.0.1:3128', 'http://127.0.0.1:3128'],
    ['extra_ca_file', '/etc/ca.pem', '/etc/ca.pem'],
    ['extra_ca_file', 'ca.pem', resolve('ca.pem')],
    ['extra_ca_file', 'null', null],
    ['allowed_hosts', 'a.local, b.local', ['a.local', 'b.local']],
    ['allowed_hosts', 'a.local', ['a.local']],
    ['allowed_hosts', '["a.local"]', ['a.local']],
    ['allowed_hosts', '', []],
  ] as const)('%s %j', (name, text, value) => {
    expect(parseSetting(name, text)).toEqual(value)
  })

  it('that no schema takes goes to the engine as it was meant, to be refused there', () => {
    expect(parseSetting('port', '70000')).toBe(70000)
    expect(parseSetting('vault', 'paper')).toBe('paper')
    expect(parseSetting('fields_off', 'tools')).toEqual(['tools'])
  })
})
