import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { builtCli, makePlace, startProcess } from '../../support/markers-process.ts'

/** Prints, at its end, which modules of Node's own a process has loaded. */
const TELL_BUILTINS = `data:text/javascript,process.on('exit',()=>process.stderr.write('builtins:'+process.moduleLoadList.join()))`

interface Loaded {
  /** Files of the build, without what tells their versions apart. */
  readonly files: readonly string[]
  readonly text: string
  readonly output: string
}

/** An engine that was started and asked for nothing, as V8's coverage tells of it. */
async function loadedByIdleEngine(): Promise<Loaded> {
  const place = makePlace(builtCli)
  onTestFinished(place.remove)
  const coverage = join(place.root, 'coverage')
  const env = { ...place.env, NODE_V8_COVERAGE: coverage, NODE_OPTIONS: `--import=${TELL_BUILTINS}` }
  const engine = await startProcess({ ...place, env })
  await engine.end('SIGTERM')
  const output =
    engine
      .traces()
      .find(({ name }) => name === 'its output')
      ?.bytes.toString() ?? ''
  const reports = readdirSync(coverage).map((name) => readFileSync(join(coverage, name), 'utf8'))
  const urls = reports.flatMap((report) =>
    (JSON.parse(report) as { result: { url: string }[] }).result.map(({ url }) => url),
  )
  const ours = urls.filter((url) => url.includes('/out/main/'))
  return {
    files: ours.map((url) => url.replace(/^.*\//, '').replace(/-[\w-]{8}\.js$/, '')),
    text: ours.map((url) => readFileSync(new URL(url), 'utf8')).join('\n'),
    output,
  }
}

it('an idle engine has loaded nothing of what it may never be asked for', async () => {
  const { files, text, output } = await loadedByIdleEngine()
  expect(files).toContain('core')
  for (const unasked of ['connect', 'imports', 'open-call', 'messages', 'prometheus', 'otlp', 'rules', 'updater']) {
    expect(files).not.toContain(unasked)
  }
  expect(output).toContain('builtins:')
  expect(output).not.toContain('undici')
  // One letter beyond ASCII makes V8 keep two bytes for each character of a file.
  expect(/[^\0-\x7f]/.exec(text)).toBeNull()
})
