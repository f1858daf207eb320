import './app/plain-zod.ts'
import './app/style.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startI18n } from './app/i18n.ts'
import { browserTransport } from './browser-transport.ts'
import { applyStoredTheme } from './components/theme.ts'
import { shellTransport, type WaybillShell } from './shell-transport.ts'

declare global {
  interface Window {
    /** Exposed by the preload, in Waybill's own window only. */
    readonly waybillShell?: WaybillShell
  }
}

applyStoredTheme()
await startI18n()
// First of all the token: the router must never see it as an address.
const transport = window.waybillShell === undefined ? browserTransport() : shellTransport(window.waybillShell)
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App transport={transport} />)
