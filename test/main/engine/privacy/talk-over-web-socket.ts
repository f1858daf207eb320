import WebSocket from 'ws'

/** Says something in OpenAI's Realtime, and resolves to all that came back, or to how it was refused. */
export function talkOverWebSocket(
  address: string,
  headers: Readonly<Record<string, string>>,
  text: string,
): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address.replace(/^http/, 'ws'), { headers })
    let heard = ''
    socket.on('open', () => {
      const content = [{ type: 'input_text', text }]
      socket.send(
        JSON.stringify({ type: 'conversation.item.create', item: { type: 'message', role: 'user', content } }),
      )
      socket.send(JSON.stringify({ type: 'response.create' }))
    })
    socket.on('message', (data) => {
      heard += String(data)
      if (heard.includes('"response.done"')) socket.close()
    })
    socket.on('close', () => resolve(heard))
    socket.on('unexpected-response', (request, answer) => {
      resolve(`refused: ${answer.statusCode}`)
      request.destroy()
    })
    socket.on('error', (error) => resolve(`failed: ${error.message}`))
  })
}
