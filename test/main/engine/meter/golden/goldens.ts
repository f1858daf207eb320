import { chatGoldens } from './chat.ts'
import { geminiGoldens, interactionsGoldens } from './gemini.ts'
import type { Golden } from './golden.ts'
import { mediaGoldens } from './media.ts'
import { messagesGoldens } from './messages.ts'
import { responsesGoldens } from './responses.ts'
import { serversGoldens } from './servers.ts'
import { sessionsGoldens } from './sessions.ts'

/** All of them, each format in its shapes. */
export const goldens: readonly Golden[] = [
  ...chatGoldens,
  ...responsesGoldens,
  ...messagesGoldens,
  ...geminiGoldens,
  ...interactionsGoldens,
  ...serversGoldens,
  ...mediaGoldens,
  ...sessionsGoldens,
]
