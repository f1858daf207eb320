import type { ClientFormat } from '../../../../shared/wire-formats.ts'
import type { ProviderAnswer, Translation } from '../../exchange.ts'
import type { ClientError } from '../codec.ts'
import { labelOf, messageOf } from './error-fields.ts'

/** Of an error's body. */
const MOST_BYTES = 64 * 1024

/** A provider's error, read by Waybill itself: what it says goes to the client, as it would untranslated, and nowhere else. */
export async function errorOf(provider: ProviderAnswer, { from }: Translation): Promise<ClientError> {
  const text = await beginning(provider)
  const body = parsed(text)
  const message = messageOf(body) ?? `The provider answered ${provider.statusCode}.`
  return { status: statusFor(from, provider.statusCode, text), message, code: labelOf(body) }
}

/** The same status, but for two that only their own SDKs know. */
function statusFor(from: ClientFormat, status: number, text: string): number {
  if (status === 529 && from !== 'messages') return 503
  // Gemini says 400 of a key that it does not know (wire-facts); other SDKs would take it for a mistake in the request.
  if (status === 400 && from !== 'generate_content' && text.includes('API_KEY_INVALID')) return 401
  return status
}

async function beginning({ body }: ProviderAnswer): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes > MOST_BYTES) break
    }
  } catch {
    // Lost on its way: its status says enough.
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
