import { useState } from 'react'
import type { ExportFormat, SelftestStep } from '../../../shared/contract/privacy.ts'
import { saveFile } from '../../components/save-file.ts'
import { useApi } from '../../data/api.tsx'
import { type Cancellable, useCancellable } from '../../data/use-cancellable.ts'
import { dayName } from '../../format/time.ts'
import { gatherFile } from './gather-file.ts'

export type AccessFormat = 'text' | 'json'

export interface Download<Format> extends Cancellable<Format> {
  /** So far. */
  readonly bytes: number
}

export interface Selftest extends Cancellable<void> {
  readonly steps: readonly SelftestStep[]
}

const extensions: Readonly<Record<AccessFormat | ExportFormat, string>> = {
  text: 'txt',
  ndjson: 'ndjson',
  csv: 'csv',
  json: 'json',
}

/** A text that comes in pieces, saved as a file once it is whole; nothing of it is, if it is cancelled or breaks off. */
function useDownload<Format extends AccessFormat | ExportFormat>(
  name: string,
  open: (format: Format, signal: AbortSignal) => Promise<AsyncIterable<string>>,
): Download<Format> {
  const [bytes, setBytes] = useState(0)
  const job = useCancellable<Format>(async (format, signal) => {
    setBytes(0)
    const file = await gatherFile(await open(format, signal), setBytes)
    if (!signal.aborted) saveFile(`${name}-${dayName(Date.now())}.${extensions[format]}`, file)
  })
  return { ...job, bytes }
}

/** What may take long on this screen, each at most once at a time. */
export function usePrivacyJobs() {
  const { client, queries, queryClient } = useApi()
  const [steps, setSteps] = useState<readonly SelftestStep[]>([])
  const access = useDownload<AccessFormat>('waybill-all-that-is-held', (format, signal) =>
    client.privacy.access({ format }, { signal }),
  )
  const portable = useDownload<ExportFormat>('waybill-export', (format, signal) =>
    client.privacy.export({ format }, { signal }),
  )
  const selftest = useCancellable<void>(async (_, signal) => {
    setSteps([])
    for await (const step of await client.privacy.selftest(undefined, { signal })) {
      setSteps((before) => [...before, step])
    }
    void queryClient.invalidateQueries({ queryKey: queries.usage.key() })
  })
  return { access, portable, selftest: { ...selftest, steps } satisfies Selftest }
}

export type PrivacyJobs = ReturnType<typeof usePrivacyJobs>
