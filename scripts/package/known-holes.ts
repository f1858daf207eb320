import { z } from 'zod'

/** `npm audit --json`, what is needed of it (auditReportVersion 2). */
const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ name: z.string(), severity: z.string(), range: z.string(), via: z.array(z.unknown()) }),
  ),
})

/** What npm prints in its place where the registry did not answer. */
const complaint = z.object({ message: z.string() })

/** Nothing is known, which is not to be taken for no holes. */
export class NotAsked extends Error {}

export interface KnownHole {
  readonly name: string
  readonly severity: string
  readonly range: string
  /** In what users get, and so bad that nothing is released with it. */
  readonly forbids: boolean
}

const SEVERE = ['high', 'critical']

/**
 * `shipped`: the names of the packages in the list of what is inside. npm's own `--omit=dev` knows only those that lie beside
 * the bundles, and most of what is shipped lies in them. Throws `NotAsked` where the registry did not answer.
 */
export function knownHoles(json: string, shipped: ReadonlySet<string>): KnownHole[] {
  const said: unknown = JSON.parse(json)
  const read = report.safeParse(said)
  if (!read.success) throw new NotAsked(complaint.safeParse(said).data?.message ?? 'npm gave no reason')
  return (
    Object.values(read.data.vulnerabilities)
      // What only leads to a hole elsewhere is told by the name of that.
      .filter(({ via }) => via.some((cause) => typeof cause === 'object'))
      .map(({ name, severity, range }) => ({
        name,
        severity,
        range,
        forbids: shipped.has(name) && SEVERE.includes(severity),
      }))
  )
}
