import { expect, test } from 'vitest'
import { updaterInShell } from '../../src/main/shell/updates/engine-side.ts'

test('an engine that is asked for an update before it is up says no, and leaves nobody waiting', async () => {
  const answered = new Promise<unknown>((answer) => {
    updaterInShell(null, answer).hear({ type: 'fetch', id: 7, asked: { url: 'https://updates.example/latest.yml' } })
  })

  expect(await answered).toMatchObject({ type: 'not_fetched', id: 7, code: 'update_failed' })
})
