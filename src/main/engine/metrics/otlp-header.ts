import { AppError } from '../../../shared/errors.ts'

/** The vault's entry for the collector's header. */
const ACCOUNT = 'otlp-header'

interface Keys {
  keyOf(id: string): string | null
  isReady(): boolean
  put(id: string, secret: string): Promise<void>
  remove(id: string): Promise<void>
}

/** Why a header that is set can't go along: figures wait rather than knock without it. */
export class OtlpHeaderMissing extends Error {}

/** A token belongs to the origin that it was given for; the endpoint may be set to another one later. */
export function createOtlpHeader(keyRing: Keys) {
  return {
    async keep(endpoint: string | null, value: string): Promise<void> {
      if (endpoint === null) {
        throw new AppError('invalid_input', {
          message: 'There is no collector yet that the header could be for.',
          action: 'First: waybill settings set otlp_endpoint URL',
        })
      }
      await keyRing.put(ACCOUNT, `${new URL(endpoint).origin} ${value}`)
    },
    forget: () => keyRing.remove(ACCOUNT),
    /** Throws OtlpHeaderMissing. */
    of(name: string, origin: string): Readonly<Record<string, string>> {
      if (!keyRing.isReady()) throw new OtlpHeaderMissing('The vault is locked, and its header is in it.')
      const kept = keyRing.keyOf(ACCOUNT)
      if (!kept?.startsWith(`${origin} `)) {
        throw new OtlpHeaderMissing('Its header is missing: waybill metrics otlp-header NAME')
      }
      return { [name]: kept.slice(origin.length + 1) }
    },
  }
}
