import { readdir, readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Try } from './users.ts'

// Run as another user (users.ts): does what it is told on standard input, and says what became of it.

async function attempt({ how, on }: Try): Promise<string> {
  switch (how) {
    case 'list':
      return (await readdir(on)).join()
    case 'read':
      return `read ${(await readFile(on)).toString('latin1')}`
    case 'write':
      await writeFile(on, 'mine', { flag: 'a' })
      return 'written'
    case 'connect':
      return new Promise((resolve, reject) => {
        const socket = connect(on, () => resolve('connected'))
        socket.once('error', reject)
      })
    case 'call': {
      const answer = await fetch(on, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
      return String(answer.status)
    }
  }
}

const tries: readonly Try[] = JSON.parse(await text(process.stdin))
const outcomes: string[] = []
for (const each of tries) {
  outcomes.push(await attempt(each).catch((error: NodeJS.ErrnoException) => error.code ?? error.name))
}
process.stdout.write(JSON.stringify(outcomes))
process.exit(0)
