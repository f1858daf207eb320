import { existsSync } from 'node:fs'

/** Chromium's executable, or null where there is none. */
export function chromiumPath(): string | null {
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const paths = process.env.CHROMIUM ? [process.env.CHROMIUM] : usual
  return paths.find((path) => existsSync(path)) ?? null
}

/** It talks to nobody but us. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever proxy a test names in the environment is for Waybill.
  '--no-proxy-server',
]
