import type { ClientError } from '../../codec.ts'

/** As OpenAI, Gemini, vLLM, llama.cpp and Bedrock say it. */
const OVERFLOW =
  /context (length|window|size)|context_length_exceeded|input token count.{0,40}exceeds|input is too long/i

/** Claude Code makes its conversation shorter at Anthropic's own words alone; at any others it is stuck. */
export function messageOf({ status, message, code }: ClientError): string {
  const overflows = (status === 400 || status === 413) && OVERFLOW.test(`${code} ${message}`)
  return overflows ? `prompt is too long: ${message}` : message
}
