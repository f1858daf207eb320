#!/usr/bin/env node
import { holdYoungSpace } from './cli/young-space.ts'

// Before any other import: better-sqlite3 13 crashes the process of an older Node without a word.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`error: Waybill needs Node 22.12 or later; this is ${process.versions.node}.\n`)
  process.stderr.write('what to do: Install a newer Node, or use "npm start", which brings its own.\n')
  process.exit(1)
}

holdYoungSpace()
const { runCommand } = await import('./cli/cli.ts')
await runCommand(process.argv.slice(2), process.env)
