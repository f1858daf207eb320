import type Electron from 'electron'
import { record } from './recorder.ts'

const open = new Map<number, (response: number) => void>()
let last = 0

export function answerBox(id: number, response: number): void {
  open.get(id)?.(response)
  open.delete(id)
}

function showMessageBox(
  ...given: [Electron.MessageBoxOptions] | [Electron.BaseWindow, Electron.MessageBoxOptions]
): Promise<Electron.MessageBoxReturnValue> {
  const options = given.length === 1 ? given[0] : given[1]
  const id = ++last
  return new Promise((resolve) => {
    open.set(id, (response) => resolve({ response, checkboxChecked: false }))
    record({ type: 'message-box', id, options })
  })
}

export const dialog: Pick<Electron.Dialog, 'showMessageBox' | 'showErrorBox'> = {
  showMessageBox,
  showErrorBox: (title, content) => record({ type: 'error-box', title, content }),
}
