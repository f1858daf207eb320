import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromiumFlags, chromiumPath } from '../../support/chromium.ts'
import { type Connection, connect } from './cdp.ts'
import { record } from './recorder.ts'

const FLAGS = [
  ...chromiumFlags,
  '--headless',
  '--no-startup-window',
  // Without it a port's `close`, which Electron adds to the web's ports, is never seen by a page.
  '--enable-blink-features=MessagePortCloseEvent',
  // Chromium's own errands fail here, before any name is looked up.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  '--remote-debugging-port=0',
]

let end: () => void = () => {}
let running: Promise<Connection> | undefined

/** Starts with the first window, so that a process which never shows one (a second instance) pays nothing for it. */
export function chromium(profile: string): Promise<Connection> {
  running ??= start(profile)
  return running
}

/** Before the app's own clean-up, which would otherwise run against a browser that still writes. */
export function endChromium(): void {
  end()
}

async function start(profile: string): Promise<Connection> {
  const executable = chromiumPath()
  if (!executable) throw new Error('no Chromium here')
  const browser = spawn(executable, [...FLAGS, `--user-data-dir=${join(profile, 'chromium')}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  end = () => browser.kill('SIGKILL')
  process.once('exit', end)
  const endpoint = await new Promise<string>((resolve, reject) => {
    const said: string[] = []
    createInterface({ input: browser.stderr }).on('line', (line) => {
      said.push(line)
      const found = /DevTools listening on (\S+)/.exec(line)?.[1]
      if (found) resolve(found)
    })
    browser.once('exit', () => reject(new Error(`Chromium ended: ${said.join('\n')}`)))
  })
  record({ type: 'browser', endpoint })
  return connect(endpoint)
}
