import { contextBridge, ipcRenderer } from 'electron'

// The whole bridge: a way to ask for the engine's port. What is said over it is the control contract.
contextBridge.exposeInMainWorld('waybillShell', {
  platform: process.platform,
  requestPort: () => {
    ipcRenderer.send('waybill:request-port')
  },
})

ipcRenderer.on('waybill:port', (event) => {
  // To our own origin, not to '*': a page that came here by some hole gets no way to the engine.
  window.postMessage('waybill:port', window.location.origin, event.ports)
})
