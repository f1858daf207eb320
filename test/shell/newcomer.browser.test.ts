import { expect, onTestFinished, test } from 'vitest'
import { goTheNewcomersWay, newcomersMachine } from '../support/newcomer.ts'
import { hook, startDesktop } from './desktop.ts'

test('a newcomer comes from the first start of the desktop app to nothing left', async () => {
  // The command that the tool's settings name is the app itself, on the double as well.
  const machine = await newcomersMachine({ NODE_OPTIONS: `--import ${hook}` })
  onTestFinished(machine.remove)
  const desktop = startDesktop({ args: ['--port', '0', '--vault', 'memory'], env: machine.env })
  onTestFinished(desktop.dispose)
  const page = await desktop.page()
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))

  await goTheNewcomersWay(page, machine)

  expect(errors).toEqual([])
  expect(desktop.recorded.filter(({ type }) => type === 'request-refused')).toEqual([])
})
