import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { unreadable } from './bill-problem.ts'
import { type BillLimits, type BillNetwork, type BillTarget, getPage } from './get-page.ts'

/** A count as providers report it. */
export const count = z.number().int().min(0).max(1e15)
/** A decimal; a number that arrived as one is its own text (see exact-json.ts). */
export const amountText = z.string().max(100)
export const name = z.string().max(500).nullish()
/** An account with every model there is has some hundreds of results for a day. */
export const results = <Result extends z.ZodType>(result: Result) => z.array(result).max(5000)

/** The envelope of both providers' reports: buckets of a day each, and where the next ones are. */
const envelope = z.object({
  data: z.array(z.unknown()).max(400),
  has_more: z.boolean(),
  next_page: z.string().min(1).max(2000).nullish(),
})

/** Every bucket of a report, page by page. Throws what `getPage` throws, and `bill_unreadable` for any other shape. */
export async function* readPages<Bucket extends z.ZodType>(
  target: BillTarget,
  report: { readonly path: string; readonly query: Readonly<Record<string, string>>; readonly bucket: Bucket },
  network: BillNetwork,
  limits: BillLimits,
): AsyncGenerator<z.output<Bucket>> {
  const address = target.url.hostname
  const seen = new Set<string>()
  let query = new URLSearchParams(report.query)
  for (;;) {
    const answer = await getPage(target, `${report.path}?${query}`, network, limits)
    const page = envelope.safeParse(answer)
    if (!page.success) throw unreadable(address, 'it has another shape than expected')
    for (const each of page.data.data) {
      const bucket = report.bucket.safeParse(each)
      if (!bucket.success) throw unreadable(address, 'it has another shape than expected')
      yield bucket.data
      // A day of a page at a time: a hostile one is not to hold up the streams that pass meanwhile.
      await setImmediate()
    }
    if (!page.data.has_more) return
    const next = page.data.next_page
    // Pages that lead back to one another would be counted for ever.
    if (!next || seen.has(next)) throw unreadable(address, 'its pages do not end')
    seen.add(next)
    if (seen.size >= limits.pages) throw unreadable(address, 'it has too many pages')
    query = new URLSearchParams(report.query)
    query.set('page', next)
  }
}
