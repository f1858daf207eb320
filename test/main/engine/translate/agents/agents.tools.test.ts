import type { ChildProcess } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import type { ToolId } from '../../../../../src/shared/contract/connect.ts'
import { type ClientFormat, clientFormats } from '../../../../../src/shared/wire-formats.ts'
import { startUpstream } from '../../../../support/markers-upstream.ts'
import { endTool, type RealTool, startTool } from '../../../../support/real-tools.ts'
import { connect, newMachine, token } from '../../connect/machine.ts'
import { agentProvider } from './agent-provider.ts'

const TIMEOUT_MS = 90_000
const NOTES = { 'one.txt': 'heliotrope-4711', 'two.txt': 'tamarind-0815' }
const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) endTool(child)
})

interface Agent {
  readonly tool: ToolId
  readonly program: RealTool
  readonly speaks: ClientFormat
  readonly args: readonly string[]
}

const PROMPT = 'What do one.txt and two.txt say?'
const agents: readonly Agent[] = [
  {
    tool: 'codex',
    program: 'codex',
    speaks: 'responses',
    args: ['exec', '--skip-git-repo-check', '--dangerously-bypass-approvals-and-sandbox', PROMPT],
  },
  { tool: 'gemini-cli', program: 'gemini', speaks: 'generate_content', args: ['--skip-trust', '--yolo', '-p', PROMPT] },
  { tool: 'claude-code', program: 'claude', speaks: 'messages', args: ['--allowedTools', 'Read', '-p', PROMPT] },
]
const providers = {
  chat_completions: { kind: 'compatible', path: '/v1', model: 'gpt-oss-120b' },
  responses: { kind: 'openai', path: '/v1', model: 'gpt-5-mini' },
  messages: { kind: 'anthropic', path: '', model: 'claude-sonnet-4-5' },
  generate_content: { kind: 'gemini', path: '/v1beta', model: 'gemini-2.5-flash' },
} as const

const cases = agents.flatMap((agent) =>
  clientFormats.filter((format) => format !== agent.speaks).map((format) => ({ ...agent, format })),
)

describe('an agent with nothing but its client key does its work with a model of another format', () => {
  test.each(cases)(
    '$tool reads two files at once and says what stands in them: $format',
    async ({ tool, program, args, format }) => {
      const machine = newMachine()
      for (const [name, note] of Object.entries(NOTES)) machine.write(name, `${note}\n`)
      const paths = Object.keys(NOTES).map((name) => join(machine.home, name))
      const upstream = await startUpstream(agentProvider(format, paths))
      onTestFinished(upstream.close)
      const engine = await machine.start({ command: [join(machine.home, 'way bill')] })
      const { kind, path, model } = providers[format]
      const { client } = engine.core
      await client.providers.add({
        kind,
        name: 'other',
        base_url: upstream.origin + path,
        key: 'sk-provider-0123456789',
      })
      await client.providers.update({ name: 'other', formats: [format] })
      await client.routes.add({ match: { model: '*' }, targets: [{ to: `other/${model}` }] })
      const { client_key_id: keyId } = await connect(engine, tool)
      machine.write('way bill', `#!/bin/sh\necho ${await token(engine, tool)}\n`)
      chmodSync(join(machine.home, 'way bill'), 0o700)

      const child = startTool(program, args, machine.home)
      running.push(child)
      const [out, err] = await Promise.all([
        text(child.stdout as NodeJS.ReadableStream),
        text(child.stderr as NodeJS.ReadableStream),
      ])
      for (const note of Object.values(NOTES)) expect(out, err.slice(-2000)).toContain(note)
      expect(err).not.toContain('failed to refresh available models')
      const rows = await engine.rows()
      expect(rows.filter((row) => row.client_key_id === keyId && row.error_type !== null)).toEqual([])
    },
    TIMEOUT_MS,
  )
})
