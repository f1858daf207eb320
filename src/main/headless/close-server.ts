import type { Server } from 'node:http'

/** How long an answer that is being written may still take; only live views stay open longer, and they never end by themselves. */
const LAST_ANSWERS_MS = 200

/** Stops listening, lets last answers out (the one to `stop`, above all), then cuts what is left. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
  })
}
