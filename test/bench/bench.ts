import process from 'node:process'

/**
 * `npm run bench [-- PART]`: what Waybill costs on a request's way (`proxies`), a ledger of ten million rows (`ledger`), a `panic`,
 * the dashboard under traffic (`live`), every view over ten million rows (`screens`),
 * streams between formats (`translated`).
 */
const [part = 'proxies'] = process.argv.slice(2)

switch (part) {
  case 'proxies':
    await import('./proxies.ts')
    break
  case 'ledger':
    await import('./ledger.ts')
    break
  case 'panic':
    await import('./panic.ts')
    break
  case 'live':
    await import('./live.ts')
    break
  case 'screens':
    await import('./screens.ts')
    break
  case 'translated':
    await import('./translated.ts')
    break
  default:
    console.error('npm run bench [-- proxies | ledger | panic | live | screens | translated]')
    process.exitCode = 2
}
