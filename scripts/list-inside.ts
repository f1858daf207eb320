/**
 * `npm run sbom`: what users get that is not ours. Writes release/sbom.cdx.json (CycloneDX) and release/third-party-notices.txt,
 * and says by which licences it comes. Ends with 1 where one of them is not allowed.
 */
import { writeInside } from './package/write-inside.ts'

const counts = new Map<string, number>()
for (const { licence } of writeInside()) counts.set(licence, (counts.get(licence) ?? 0) + 1)
for (const [licence, count] of [...counts].sort((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(4)} ${licence}`)
