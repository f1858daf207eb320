export interface AccessKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** `ACCESS_KEY_ID:SECRET_ACCESS_KEY`, with `:SESSION_TOKEN` where there is one; null: it is a key of another kind. */
export function accessKeyIn(key: string): AccessKey | null {
  const [accessKeyId, secretAccessKey, ...token] = key.split(':')
  if (accessKeyId === undefined || secretAccessKey === undefined || !/^A[KS]IA[A-Z0-9]+$/.test(accessKeyId)) return null
  return { accessKeyId, secretAccessKey, ...(token.length > 0 ? { sessionToken: token.join(':') } : {}) }
}
