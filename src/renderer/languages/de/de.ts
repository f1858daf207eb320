import type { english } from '../english.ts'
import type { AllTexts, LoadedLanguage } from '../texts.ts'
import { app } from './app.ts'
import { limits } from './client-keys/limits.ts'
import { plans } from './client-keys/plans.ts'
import { clientKeys } from './client-keys.ts'
import { common } from './components.ts'
import { connect } from './connect.ts'
import { phrases } from './engine.ts'
import { fields } from './fields.ts'
import { live } from './live.ts'
import { overview } from './overview.ts'
import { privacy } from './privacy.ts'
import { importing } from './providers/import.ts'
import { providerModels } from './providers/models.ts'
import { page } from './providers/page.ts'
import { providers } from './providers.ts'
import { routes } from './routes.ts'
import { settings } from './settings.ts'
import { usage } from './usage.ts'
import { welcome } from './welcome.ts'

/**
 * German. No form of address where it can be done without, else "du". The same word for the same thing:
 *
 * provider Anbieter · client key Client-Schlüssel · vault Tresor · keychain Schlüsselbund · exchange Vorgang ·
 * request Anfrage · answer Antwort · tool Tool · usage Nutzung · limit Limit · budget Budget · plan Plan · ask Vorgabe ·
 * to record aufzeichnen · to keep aufbewahren · to erase löschen · purge Bereinigung · inventory Verzeichnis ·
 * panic Notaus · to suspend sperren · to revoke widerrufen · unpriced ohne Preis · estimated geschätzt ·
 * route Route · target Ziel · secret scan Geheimnis-Suche · credential Zugangsdaten · statement Abrechnung · bill Rechnung
 *
 * Token, Dashboard, Proxy, Stream, Chunk, Cache, Header, Host, Origin and Port stay.
 */
export const german: LoadedLanguage = {
  texts: {
    common,
    app,
    overview,
    live,
    fields,
    usage,
    providers: { ...providers, ...page, ...providerModels, ...importing },
    clientKeys: { ...clientKeys, ...limits, ...plans },
    connect,
    welcome,
    privacy,
    routes,
    settings,
  } satisfies AllTexts<typeof english>,
  phrases,
}
