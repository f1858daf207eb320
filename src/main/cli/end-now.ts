/**
 * Ends the process without waiting for anything. By way of the secrets, because a keychain call that blocks would hold
 * `process.exit` for ever; loaded only now, since most commands have nothing to do with them.
 */
export async function endNow(code: number): Promise<never> {
  const { endProcess } = await import('../engine/secrets/secrets.ts')
  return endProcess(code)
}
