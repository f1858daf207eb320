import { EventEmitter } from 'node:events'
import type Electron from 'electron'
import { record } from './recorder.ts'

/** Parts of the system that the shell asks for something once: recorded, and in the case of power moved by the test. */
export const powerMonitor = new EventEmitter()

export const clipboard = {
  writeText: async (text: string) => record({ type: 'copied', text }),
} satisfies Partial<Electron.Clipboard>

export const shell = {
  openExternal: async (url: string) => record({ type: 'opened-outside', url }),
} satisfies Partial<Electron.Shell>

const workArea = { x: 0, y: 0, width: 1920, height: 1040 }

export const screen = {
  getAllDisplays: () => [{ workArea } as Electron.Display],
} satisfies Partial<Electron.Screen>
