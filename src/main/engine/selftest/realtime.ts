import WebSocket from 'ws'

const PATIENCE_MS = 10_000

export interface Talk {
  /** It was let in, and answered. */
  readonly answered: boolean
  close(): Promise<void>
}

/** Says something over OpenAI's Realtime and hears the answer; the connection stays until it is closed. */
export function talk(origin: string, path: string, headers: Readonly<Record<string, string>>, text: string) {
  return new Promise<Talk>((resolve) => {
    const socket = new WebSocket(origin.replace(/^http/, 'ws') + path, { headers, handshakeTimeout: PATIENCE_MS })
    const gone = new Promise<void>((leave) => socket.once('close', () => leave()))
    const over = (answered: boolean): void =>
      resolve({
        answered,
        close() {
          socket.close()
          return gone
        },
      })
    socket.once('open', () => {
      const content = [{ type: 'input_text', text }]
      const item = { type: 'message', role: 'user', content }
      socket.send(JSON.stringify({ type: 'conversation.item.create', item }))
      socket.send(JSON.stringify({ type: 'response.create' }))
    })
    socket.on('message', (data) => {
      if (String(data).includes('"response.done"')) over(true)
    })
    socket.on('error', () => {})
    void gone.then(() => over(false))
  })
}
