import { connect } from 'node:net'

/** Bytes as they are, so that a test can send what no client would; resolves to all that came back. */
export function rawRequest(port: number, head: readonly string[], body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${[...head, 'Connection: close'].join('\r\n')}\r\n\r\n`)
      socket.write(body)
    })
    let answer = ''
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text
    })
    // A server that refuses a body does not read it to its end.
    socket.once('error', (error) => (answer === '' ? reject(error) : undefined))
    socket.once('close', () => resolve(answer))
  })
}

export function statusOf(answer: string): number {
  return Number(answer.slice(9, 12))
}

export function headersOf(answer: string): Map<string, string> {
  const [, ...lines] = answer.slice(0, answer.indexOf('\r\n\r\n')).split('\r\n')
  return new Map(
    lines.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
    }),
  )
}
