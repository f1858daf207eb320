import type { ClientAnswer } from '../../exchange.ts'
import type { ClientError } from '../codec.ts'
import type { Speech } from './speech.ts'

/** Whatever the AI SDK says of it: its words may hold an answer's. */
export const notUnderstood: ClientError = {
  status: 502,
  message: 'The provider answered with something that can’t be understood.',
  code: null,
}

export function errorAnswer(
  error: ClientError,
  { codec, fitted }: Speech,
  headers: Readonly<Record<string, string>>,
): ClientAnswer {
  return jsonAnswer(error.status, codec.errorBody(error), { headers, dropped: fitted.dropped })
}

export function jsonAnswer(
  statusCode: number,
  value: unknown,
  { headers, dropped }: Pick<ClientAnswer, 'headers' | 'dropped'>,
): ClientAnswer {
  const text = JSON.stringify(value)
  const own = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }
  return { statusCode, headers: { ...headers, ...own }, body: once(text), dropped }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
