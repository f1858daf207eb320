import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { ToolId } from '../../../../src/shared/contract/tool-ids.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { connect, newMachine, undo } from './machine.ts'

/** Where each way of giving a tool its key is written: the command that prints it, as a line and as a list, and the key itself. */
const TOOLS: [ToolId, string, string, RegExp][] = [
  [
    'claude-code',
    '.claude/settings.json',
    '{ "env": { "ANTHROPIC_BASE_URL": "https://mine.test" } }\n',
    /\/opt\/second/,
  ],
  ['codex', '.codex/config.toml', 'model_provider = "mine"\n', /\/opt\/second/],
  ['aider', '.aider.conf.yml', 'openai-api-key: of-the-users-own\n', /another Waybill/],
]

test.each(TOOLS)(
  '%s, connected by two Waybills, is as it was once both have taken theirs back',
  async (tool, file, own) => {
    const { machine, first, second } = await twoWaybills()
    machine.write(file, own)
    await connect(first, tool)
    await connect(second, tool)
    await undo(second, tool)
    await undo(first, tool)
    expect(machine.read(file)).toBe(own)
  },
)

test.each(TOOLS)(
  'of %s, whose settings another Waybill has written is said before anything is',
  async (tool, file, own, whose) => {
    const { machine, first, second } = await twoWaybills()
    machine.write(file, own)
    expect((await planOf(first, tool, 'apply')).join()).not.toMatch(/another Waybill/)
    await connect(first, tool)
    expect((await planOf(first, tool, 'apply')).join()).not.toMatch(/another Waybill/)
    expect((await planOf(second, tool, 'apply')).join()).toMatch(/written by another Waybill/)
    const written = machine.read(file)
    await connect(second, tool)
    const between = machine.read(file)
    // The first has what stood there in the beginning, and the second would put back what no longer leads anywhere.
    await expect(planOf(first, tool, 'undo')).rejects.toMatchObject({
      code: 'files_changed',
      message: expect.stringMatching(whose),
      data: { action: expect.stringMatching(/Undo there first/) },
    })
    expect(machine.read(file)).toBe(between)
    expect((await planOf(second, tool, 'undo')).join()).toMatch(/put back was written by another Waybill/)
    await undo(second, tool)
    expect(machine.read(file)).toBe(written)
    expect((await planOf(first, tool, 'undo')).join()).not.toMatch(/another Waybill/)
  },
)

test('a key of this Waybill’s own that was revoked since is not another’s', async () => {
  const { machine, first } = await twoWaybills()
  const { client_key_id } = await connect(first, 'aider')
  const before = machine.read('.aider.conf.yml') ?? ''
  await first.core.client.clientKeys.revoke({ id: client_key_id ?? '' })
  await connect(first, 'aider')
  // Somebody puts an older copy of the file back.
  machine.write('.aider.conf.yml', before)
  expect((await planOf(first, 'aider', 'apply')).join()).not.toMatch(/another Waybill/)
  await undo(first, 'aider')
})

async function twoWaybills() {
  const machine = newMachine()
  const dataDirectory = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  const surroundings = { home: machine.home, env: {}, platform: 'linux' } as const
  const second = await startEngine({
    dataDirectory,
    command: ['/opt/second/waybill', '--home', '/srv/two'],
    surroundings,
  })
  onTestFinished(async () => {
    await second.stop()
    rmSync(dataDirectory, { recursive: true, force: true })
  })
  return { machine, first: await machine.start(), second }
}

async function planOf({ core }: TestEngine, tool: ToolId, action: 'apply' | 'undo'): Promise<string[]> {
  return (await core.client.connect.plan({ tool, action })).notes
}
