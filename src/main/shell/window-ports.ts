import { ipcMain, MessageChannelMain, type WebContents } from 'electron'
import type { EngineProcess } from './engine-process.ts'
import { isOwnFrame, type OwnPage } from './own-page.ts'

/**
 * Introduces windows to the engine and stays out of what they say. A window asks once; it gets its port as soon as an
 * engine listens, and a new one, unasked, each time the engine is back.
 */
export interface WindowPorts {
  deliver(): void
}

export function introduceWindows(page: OwnPage, connect: EngineProcess['connect']): WindowPorts {
  const windows = new Set<WebContents>()

  function introduce(window: WebContents): void {
    if (!isOwnFrame(page, window.mainFrame)) return
    const { port1, port2 } = new MessageChannelMain()
    if (connect(port2)) window.postMessage('waybill:port', null, [port1])
  }

  // preload.ts names the same two channels.
  ipcMain.on('waybill:request-port', (event) => {
    if (!isOwnFrame(page, event.senderFrame)) return
    const window = event.sender
    if (!windows.has(window)) window.once('destroyed', () => windows.delete(window))
    windows.add(window)
    introduce(window)
  })

  return { deliver: () => windows.forEach(introduce) }
}
