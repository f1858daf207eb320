import { mkdirSync, writeFileSync } from 'node:fs'
import { installedPackages, isAllowed, licencesIn, noticesOf, type Shipped } from './licences.ts'
import { softwareBill } from './software-bill.ts'

/** Writes what goes into each package beside the app: the list of what is inside, and what its licences ask for. */
export function writeInside(): Shipped[] {
  const bill = softwareBill()
  const shipped = licencesIn(bill)
  const refused = shipped.filter(({ licence }) => !isAllowed(licence))
  if (refused.length > 0) {
    throw new Error(`Not to be shipped: ${refused.map(({ ref, licence }) => `${ref} (${licence})`).join(', ')}`)
  }
  mkdirSync('release', { recursive: true })
  writeFileSync('release/sbom.cdx.json', `${JSON.stringify(bill, null, 2)}\n`)
  writeFileSync('release/third-party-notices.txt', noticesOf(shipped, installedPackages('.')))
  return shipped
}
