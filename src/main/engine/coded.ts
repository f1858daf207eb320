/** As the system's own errors are, and Node's: what went wrong is in their code (forward/upstream-error.ts has the words). */
export function coded(code: string): Error {
  return Object.assign(new Error(code), { code })
}

/** Such as ENOENT or ECONNRESET; `unknown` where there is none. */
export function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : 'unknown'
}
