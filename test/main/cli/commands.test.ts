import { describe, expect, it } from 'vitest'
import { newHome, startWaybill, waybill, waybillJson } from './waybill-command.ts'

interface Row {
  readonly id: string
  readonly started_at: number
  readonly provider_name: string
  readonly project: string
}

async function ask(proxy: string, key: string, model: string): Promise<void> {
  const answer = await fetch(`${proxy}/sandbox/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
  })
  await answer.text()
}

/** The sandbox lives in the engine, on a port of its own choice. */
function withoutPorts(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer).replaceAll(/127\.0\.0\.1:\d+\/v1/g, 'sandbox'))
}

describe('status', () => {
  it('tells what runs, and without its token', async () => {
    const engine = await startWaybill({ home: newHome() })
    const status = await waybillJson(['status'], engine)
    expect(status).toMatchObject({
      state: 'running',
      pid: engine.ready.pid,
      proxy: engine.ready.proxy,
      dashboard: `http://127.0.0.1:${engine.controlPort}`,
      vault: { kind: 'memory', state: 'ready' },
    })
    expect(JSON.stringify(status)).not.toContain(engine.token)
    expect((await waybill(['status'], engine)).stdout).toContain(engine.ready.proxy)
  })

  it.each([(home: string) => ['--home', home], (home: string) => [`--home=${home}`]])(
    'tells of the data directory that is named before it',
    async (named) => {
      const home = newHome()
      const { code, stdout } = await waybill([...named(home), 'status'], { home: newHome() })
      expect(code).toBe(1)
      expect(stdout).toContain(home)
    },
  )

  it('without an engine ends with 1 and still one JSON value', async () => {
    const home = newHome()
    const { code, stdout } = await waybill(['status', '--json'], { home })
    expect([code, JSON.parse(stdout)]).toEqual([1, { state: 'stopped', data_directory: home }])
    expect((await waybill(['status'], { home })).stdout).toContain('not running')
  })
})

describe('a command', () => {
  it('has the same effect and the same answer, whether an engine runs or not', async () => {
    const home = newHome()
    const made = await waybillJson<{ id: string; key: string }>(['key', 'create', 'agent', '--project', 'p'], { home })
    expect(made).toEqual({
      id: expect.any(String),
      name: 'agent',
      key: expect.stringMatching(/^sk-wb-/),
      prefix: expect.stringMatching(/^sk-wb-.*…$/),
    })
    await waybillJson(['provider', 'add', 'sandbox'], { home })
    await waybillJson(['settings', 'set', 'retention_days', '30'], { home })

    const engine = await startWaybill({ home })
    await ask(engine.ready.proxy, made.key, 'gpt-5-mini')
    await ask(engine.ready.proxy, made.key, 'gpt-5-mini+error-429')
    const second = await waybillJson<{ id: string; key: string }>(['key', 'rotate', made.id], { home })
    expect([second.id, second.key === made.key]).toEqual([made.id, false])
    await ask(engine.ready.proxy, second.key, 'gpt-5-mini')
    await waybillJson(['provider', 'add', 'ollama', '--name', 'local'], { home })

    const questions = [
      ['key', 'list'],
      ['provider', 'list'],
      ['settings', 'list'],
      ['settings', 'get', 'retention_days'],
      ['exchanges'],
      ['exchanges', '--limit', '1'],
      ['usage', '--by', 'key', '--since', '1h'],
      ['usage', '--by', 'model', '--since', '2020-01-01'],
    ]
    const running = []
    for (const question of questions) running.push(await waybillJson(question, { home }))
    const exported = await waybill(['export', '--format', 'ndjson'], { home })
    await waybill(['stop'], { home })
    for (const [at, question] of questions.entries()) {
      const here = await waybillJson(question, { home })
      expect([question, withoutPorts(here)]).toEqual([question, withoutPorts(running[at])])
    }
    const again = await waybill(['export', '--format', 'ndjson'], { home })
    // The first line says when it was written.
    expect(again.stdout.split('\n').slice(1)).toEqual(exported.stdout.split('\n').slice(1))

    const rows = running[4] as Row[]
    expect(rows.map((row) => [row.provider_name, row.project])).toEqual(
      Array(3).fill([expect.stringContaining('sandbox'), 'p']),
    )
    expect(rows.map((row) => row.id)).toEqual(
      rows
        .map((row) => row.id)
        .sort()
        .reverse(),
    )
    expect(running[5]).toEqual(rows.slice(0, 1))

    expect(await waybillJson(['purge', '--key', made.id, '--yes'], { home })).toMatchObject({
      purged: 3,
      rows_after: 0,
    })
    expect(await waybillJson(['exchanges'], { home })).toEqual([])
  })

  it('prints tables for people', async () => {
    const engine = await startWaybill({ home: newHome() })
    await waybill(['provider', 'add', 'sandbox'], engine)
    const created = await waybill(['key', 'create', 'agent'], engine)
    expect(created.stdout).toMatch(/^sk-wb-[\w-]+\n$/)
    expect(created.stderr).toContain('shown this once')
    await ask(engine.ready.proxy, created.stdout.trim(), 'gpt-5-mini')
    const heads = {
      exchanges: /^TIME +TOOL +PROVIDER +MODEL +STATUS/,
      'usage --by model': /^MODEL +REQUESTS +ERRORS/,
      'key list': /^ID +NAME +PROJECT +KEY/,
      'provider list': /^NAME +KIND +BASE URL +KEY/,
      'settings list': /^port = 4466$/m,
      doctor: /^ok {4}runtime: Node/,
    }
    for (const [command, head] of Object.entries(heads)) {
      const { code, stdout } = await waybill(command.split(' '), engine)
      expect([command, code, stdout]).toEqual([command, 0, expect.stringMatching(head)])
    }
  })

  it('that the engine refuses says why and what to do, on standard error alone', async () => {
    const home = newHome()
    const cases: [string[], RegExp][] = [
      [['provider', 'add', 'nosuch'], /^error: .*nosuch.*\nwhat to do: .*openai/],
      [['provider', 'add', 'ollama', '--name', 'No Name'], /^error: name: Use up to 40 small letters.*\nwhat to do: /],
      [['provider', 'add', 'ollama', '--base-url', 'http://example.com/v1'], /^error: .*\nwhat to do: Use https/],
      [['provider', 'remove', 'nosuch'], /^error: .*nosuch.*\nwhat to do: /],
      [['provider', 'test', 'nosuch'], /^error: .*nosuch.*\nwhat to do: /],
      [['key', 'revoke', 'nosuch'], /^error: .*\nwhat to do: See waybill key list/],
      [['key', 'create', ' '], /^error: name: Give it a name\.\nwhat to do: /],
      [['settings', 'set', 'port', '70000'], /^error: port: Write a whole number from 0 to 65535\.\nwhat to do: /],
      [['settings', 'set', 'retention_days', 'soon'], /^error: retention_days: Write whole days, from 0 .* to 730\.\n/],
      [['settings', 'set', 'retention_days', '1.5'], /^error: retention_days: Write whole days, from 0 .* to 730\.\n/],
      [['settings', 'set', 'offline', 'yes'], /^error: offline: Write true or false\.\nwhat to do: /],
      [['settings', 'set', 'vault', 'paper'], /^error: vault: .*\nwhat to do: /],
      [['lock'], /^error: Waybill is not running/],
      [['unlock'], /^error: Waybill is not running/],
    ]
    for (const [command, message] of cases) {
      const result = await waybill([...command, '--json'], { home })
      expect({ command, ...result }).toEqual({ command, code: 1, stdout: '', stderr: expect.stringMatching(message) })
    }
  })
})
