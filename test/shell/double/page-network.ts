import type { Target } from './cdp.ts'
import { toShellUrl } from './page-address.ts'
import { answerProtocol } from './protocol.ts'
import { record } from './recorder.ts'
import { defaultSession } from './session.ts'

export interface Navigation {
  readonly pageUrl: string
  readonly isMainFrame: boolean
}

const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Stops every request of the page and asks, in Electron's order: navigation guards, the session's rule, the protocol. */
export async function guardRequests(page: Target, mayNavigate: (navigation: Navigation) => boolean): Promise<void> {
  const { frameTree } = await page.send('Page.getFrameTree')
  const mainFrame = frameTree.frame.id

  page.on('Fetch.requestPaused', async ({ requestId, request, resourceType, frameId }) => {
    const url = toShellUrl(request.url)
    const refuse = (errorReason: 'Aborted' | 'BlockedByClient') =>
      page.send('Fetch.failRequest', { requestId, errorReason })
    try {
      const navigation = { pageUrl: request.url, isMainFrame: frameId === mainFrame }
      if (resourceType === 'Document' && !mayNavigate(navigation)) return void (await refuse('Aborted'))
      if (await defaultSession.webRequest.isCancelled(url, request.method)) {
        record({ type: 'request-refused', url, by: 'session' })
        return void (await refuse('BlockedByClient'))
      }
      const answer = await answerProtocol(url, request.method)
      if (answer) return void (await page.send('Fetch.fulfillRequest', { requestId, ...(await asFulfilled(answer)) }))
      if (LOCAL.has(new URL(url).hostname)) return void (await page.send('Fetch.continueRequest', { requestId }))
      record({ type: 'request-refused', url, by: 'double' })
      await refuse('BlockedByClient')
    } catch {
      // The page went away while it was asked.
    }
  })
  await page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

async function asFulfilled(answer: Response) {
  return {
    responseCode: answer.status,
    responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await answer.arrayBuffer()).toString('base64'),
  }
}
