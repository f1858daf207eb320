import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { lookAt } from '../../../../src/main/engine/assembly/model-needs.ts'
import { findServers } from '../../../../src/main/engine/models/find-servers.ts'
import { configureProvider, providerDefinitions } from '../../../../src/main/engine/providers/providers.ts'
import { directAgents } from '../../../support/direct-agents.ts'

const definitions = () => providerDefinitions({ origin: null, key: '' })

/** What each says of itself, as its documentation has it. */
const SAYS = {
  ollama: {
    '/api/version': { version: '0.12.6' },
    '/api/tags': { models: [{ name: 'qwen3:8b', model: 'qwen3:8b', details: { family: 'qwen3' } }] },
    '/v1/models': { object: 'list', data: [{ id: 'qwen3:8b', object: 'model', owned_by: 'library' }] },
  },
  lmstudio: {
    '/api/v1/models': {
      models: [
        { type: 'llm', key: 'google/gemma-3-4b' },
        { type: 'embedding', key: 'nomic' },
      ],
    },
  },
  llamacpp: {
    '/v1/models': { object: 'list', data: [{ id: 'gemma.gguf', object: 'model', owned_by: 'llamacpp', meta: {} }] },
  },
  vllm: {
    '/v1/models': { object: 'list', data: [{ id: 'Qwen/Qwen3-8B', owned_by: 'vllm', max_model_len: 32_768 }] },
  },
} as const satisfies Record<string, Record<string, unknown>>

async function serving(answers: Readonly<Record<string, unknown>>, host = '127.0.0.1') {
  const heard: IncomingMessage[] = []
  const server = createServer((req, res) => {
    heard.push(req)
    const answer = answers[req.url ?? '']
    if (answer === undefined) res.writeHead(404).end('404 page not found')
    else res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  server.listen(0, host)
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, heard }
}

/** A port at which nothing listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function needsAt(ports: Readonly<Record<string, number>>) {
  const agents = directAgents()
  onTestFinished(agents.destroy)
  const nowhere = await freePort()
  return {
    definitions,
    configured: () => [],
    ownPorts: () => [],
    get: (url: URL) => lookAt(url, agents),
    ports: { ollama: nowhere, lmstudio: nowhere, llamacpp: nowhere, vllm: nowhere, ...ports },
  }
}

test('each server is told by its own answers, with its formats, and no key is sent', async () => {
  const servers = await Promise.all(
    Object.entries(SAYS).map(async ([kind, says]) => [kind, await serving(says)] as const),
  )
  const ports = Object.fromEntries(servers.map(([kind, { port }]) => [kind, port]))
  const found = await findServers(await needsAt(ports))
  expect(found.map(({ kind, title, models }) => [kind, title, models])).toEqual([
    ['ollama', 'Ollama', 1],
    ['lmstudio', 'LM Studio', 2],
    ['llamacpp', 'llama.cpp', 1],
    ['vllm', 'vLLM', 1],
  ])
  for (const server of found) {
    expect(server.base_url).toBe(`http://127.0.0.1:${ports[server.kind]}/v1`)
    expect(server.provider).toBeNull()
    expect(server.formats).toContain('chat_completions')
  }
  const heard = servers.flatMap(([, server]) => server.heard)
  expect(heard.length).toBeGreaterThan(0)
  for (const { headers, method } of heard) {
    expect(method).toBe('GET')
    expect(headers).not.toHaveProperty('authorization')
    expect(headers).not.toHaveProperty('x-api-key')
  }
})

test('another program at a usual port is not taken for one', async () => {
  const website = await serving({ '/api/version': { version: 1 }, '/v1/models': { data: [{ owned_by: 'me' }] } })
  const another = await serving(SAYS.vllm)
  const kinds = ['ollama', 'lmstudio', 'vllm']
  const ports = Object.fromEntries(kinds.map((kind) => [kind, website.port]))
  expect(await findServers(await needsAt({ ...ports, llamacpp: another.port }))).toEqual([])
})

test('one that listens on IPv6 alone is found, and one that never answers is given up', async () => {
  const six = await serving(SAYS.llamacpp, '::1')
  const silent = createServer(() => {})
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  onTestFinished(() => {
    silent.closeAllConnections()
    silent.close()
  })
  const { port } = silent.address() as AddressInfo
  const found = await findServers(await needsAt({ llamacpp: six.port, vllm: port }))
  expect(found).toMatchObject([{ kind: 'llamacpp', base_url: `http://[::1]:${six.port}/v1` }])
})

test('one that is a provider already is told so, and Waybill itself is not looked at', async () => {
  const ollama = await serving(SAYS.ollama)
  const own = await serving(SAYS.vllm)
  const definition = definitions().find(({ kind }) => kind === 'ollama')
  if (!definition) throw new Error('no Ollama')
  const mine = configureProvider(definition, {
    name: 'mine',
    baseUrl: `http://localhost:${ollama.port}/v1`,
    keyIds: [],
    keyUse: 'order',
    asks: {},
    formats: null,
  })
  const needs = await needsAt({ ollama: ollama.port, vllm: own.port })
  const found = await findServers({ ...needs, configured: () => [mine], ownPorts: () => [own.port] })
  expect(found).toMatchObject([{ kind: 'ollama', provider: 'mine' }])
  expect(own.heard).toEqual([])
})
